import { withEngine } from '../../create-engine.ts'
import { type Command, flag, text } from '../command.ts'

/** `fihrist rollback`: back to the index that served before the last rebuild. */
export const rollbackCommand: Command = {
  name: 'rollback',
  usage: '[--collection NAME]',
  summary: 'puts the index that served before the last rebuild in its place again (Elasticsearch)',
  options: { collection: { type: 'string' } },
  help: { collection: '--collection NAME    the collection (default articles)' },
  arity: { min: 0, max: 0 },
  async run({ values, config, terminal }) {
    const collection = text(values, 'collection') ?? 'articles'
    return withEngine(config, terminal.err, async (engine) => {
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
