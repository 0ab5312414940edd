import { withEngine } from '../../create-engine.ts'
import { FihristError } from '../../errors.ts'
import { type Command, flag, text } from '../command.ts'

/** `fihrist rollback`: back to the index that served before the last rebuild. */
export const command: Command = {
  usage: '[--collection NAME]',
  options: { collection: { type: 'string' } },
  help: { collection: '--collection NAME    the collection (default articles)' },
  arity: { min: 0, max: 0 },
  async run({ values, config, terminal }) {
    const collection = text(values, 'collection') ?? 'articles'
    return withEngine(config, terminal.err, async (engine) => {
      if (engine.rollback === undefined) throw noOlderCopies(engine.name)
      await engine.rollback(collection)
      const info = await engine.describe(collection)
      const { documents = 0, analyzerVersion = '' } = info ?? {}
      terminal.out(
        flag(values, 'json')
          ? `${JSON.stringify({ collection, documents, analyzerVersion })}\n`
          : `${collection} is again what it was before the last rebuild: ${documents} documents, analyzer ${analyzerVersion}\n`,
      )
      return 0
    })
  },
}

const noOlderCopies = (engine: string): FihristError =>
  new FihristError('rollback_unavailable', `the ${engine} engine keeps no older copy: rebuild the collection`)
