import { ANALYZER_VERSION } from '../../analysis/analyzer.ts'
import type { RestorableCollection } from '../../engines/engine-kind.ts'
import { ENGINES } from '../../engines/registry.ts'
import { FihristError } from '../../errors.ts'
import { type Command, flag, type Invocation } from '../command.ts'
import { namesOption } from '../options.ts'

/** `fihrist restore PATH`: collections out of a backup. */
export const command: Command = {
  usage: 'PATH [--collection NAME]… [--yes]',
  options: { collection: { type: 'string', multiple: true }, yes: { type: 'boolean' } },
  help: {
    collection:
      '--collection NAME    this collection of a folder (again for each; default: all), or the name for a file’s',
    yes: '--yes                replaces collections that are there, without a question',
  },
  arity: { min: 1, max: 1 },
  async run(invocation) {
    const { arguments: paths, values, config } = invocation
    const [source = ''] = paths
    const backups = await ENGINES[config.engine].backups(config)
    return backups.withBackup(source, namesOption(values), (collections) => restoreAll(collections, invocation))
  },
}

async function restoreAll(collections: readonly RestorableCollection[], invocation: Invocation): Promise<number> {
  const { values, terminal } = invocation
  await refuseLoss(collections, invocation)
  for (const { name, documents, analyzerVersion, restore } of collections) {
    await restore()
    // One after another: when the next one fails, this one is restored.
    if (!flag(values, 'json')) terminal.out(`${name}: ${documents} documents restored\n`)
    if (analyzerVersion !== ANALYZER_VERSION) {
      const versions = `it was built by version ${analyzerVersion} of the analyzer, this is ${ANALYZER_VERSION}`
      terminal.err(`${name}: ${versions}: run fihrist index --rebuild --collection ${name}\n`)
    }
  }
  const shown = collections.map(({ name, documents, isThere }) => ({ collection: name, documents, replaced: isThere }))
  if (flag(values, 'json')) terminal.out(`${JSON.stringify(shown)}\n`)
  return 0
}

async function refuseLoss(collections: readonly RestorableCollection[], { values, terminal }: Invocation) {
  const there = collections.filter(({ isThere }) => isThere).map(({ name }) => `"${name}"`)
  if (there.length === 0 || flag(values, 'yes')) return
  const loss = `${there.join(', ')} ${there.length === 1 ? 'is' : 'are'} there already and would be replaced`
  if ((await terminal.ask?.(`${loss}. Go on?`)) === true) return
  throw new FihristError('bad_request', `${loss}: if that is meant, add --yes`)
}
