import { ANALYZER_VERSION } from '../../analysis/analyzer.ts'
import { withEngine } from '../../create-engine.ts'
import { type Command, flag } from '../command.ts'
import { mappingOption } from '../options.ts'

/** `fihrist create NAME`: an empty collection. */
export const command: Command = {
  usage: 'NAME [--mapping FILE]',
  options: { mapping: { type: 'string' } },
  help: { mapping: '--mapping FILE       what a document is (default mappings/articles.json)' },
  arity: { min: 1, max: 1 },
  async run({ arguments: [name = ''], values, config, terminal }) {
    const mapping = mappingOption(values)
    return withEngine(config, terminal.err, async (engine) => {
      const created = (await engine.find(name)) === undefined
      await engine.open({ name, mapping, analyzerVersion: ANALYZER_VERSION })
      const said = created ? `${name} is made, and empty` : `${name} is there already, with these fields`
      terminal.out(flag(values, 'json') ? `${JSON.stringify({ collection: name, created })}\n` : `${said}\n`)
      return 0
    })
  },
}
