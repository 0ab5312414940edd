import { createAnalyzer } from '../../analysis/analyzer.ts'
import { ENGINES } from '../../engines/registry.ts'
import { FihristError } from '../../errors.ts'
import { type Command, text } from '../command.ts'
import { collectionOption, mappingOption } from '../options.ts'

/** `fihrist mapping`: what an engine makes for a mapping. */
export const command: Command = {
  usage: '[NAME] [--mapping FILE] [--engine elasticsearch]',
  options: { mapping: { type: 'string' }, collection: { type: 'string' } },
  help: {
    mapping: '--mapping FILE       what a document is (default mappings/articles.json)',
    collection: '--collection NAME    the collection (default: the mapping’s name)',
  },
  arity: { min: 0, max: 1 },
  async run({ arguments: [name], values, config, terminal }) {
    const mapping = mappingOption(values)
    if (name !== undefined && name !== mapping.name) {
      throw new FihristError('bad_request', `the mapping is called "${mapping.name}"; name its file with --mapping`)
    }
    // The one that somebody sets up by hand, if any; without a choice it is the more useful to see.
    const engine = text(values, 'engine') === undefined ? 'elasticsearch' : config.engine
    const spec = { name: collectionOption(values, mapping), mapping, analyzerVersion: createAnalyzer().version }
    terminal.out(await ENGINES[engine].renderStorage(spec, config))
    return 0
  },
}
