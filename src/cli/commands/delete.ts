import { withEngine } from '../../create-engine.ts'
import { FihristError, noCollection } from '../../errors.ts'
import { type Command, flag } from '../command.ts'

/** `fihrist delete NAME`: a collection with all its documents. */
export const command: Command = {
  usage: 'NAME --yes',
  options: { yes: { type: 'boolean' } },
  help: { yes: '--yes                it is meant: without a question' },
  arity: { min: 1, max: 1 },
  async run({ arguments: [name = ''], values, config, terminal }) {
    return withEngine(config, terminal.err, async (engine) => {
      const found = await engine.describe(name)
      if (found === undefined) throw noCollection(name)
      const loss = `"${name}" has ${found.documents} documents, and they can't be brought back`
      const meant = flag(values, 'yes') || (await terminal.ask?.(`${loss}. Delete it?`)) === true
      if (!meant) throw new FihristError('bad_request', `${loss}: to delete it, add --yes`)
      if (!(await engine.remove(name))) throw noCollection(name)
      const said = { collection: name, documents: found.documents, result: 'deleted' }
      terminal.out(
        flag(values, 'json') ? `${JSON.stringify(said)}\n` : `${name} is deleted, with ${found.documents} documents\n`,
      )
      return 0
    })
  },
}
