import { ENGINES } from '../../engines/registry.ts'
import { type Command, flag } from '../command.ts'
import { namesOption } from '../options.ts'

/** `fihrist backup PATH`: copies of collections, while they are read and written. */
export const command: Command = {
  usage: 'PATH [--collection NAME]…     (PATH: a folder to make, or a file NAME.sqlite for one collection)',
  options: { collection: { type: 'string', multiple: true } },
  help: { collection: '--collection NAME    this collection (again for each); default: all' },
  arity: { min: 1, max: 1 },
  async run({ arguments: [target = ''], values, config, terminal }) {
    const backups = await ENGINES[config.engine].backups(config)
    const saved = await backups.backUp(target, namesOption(values), terminal.interrupted)
    const shown = saved.map(({ name, documents, path }) => ({ collection: name, documents, path }))
    const lines = shown.map(({ collection, documents, path }) => `${collection}: ${documents} documents in ${path}\n`)
    terminal.out(flag(values, 'json') ? `${JSON.stringify(shown)}\n` : lines.join(''))
    return 0
  },
}
