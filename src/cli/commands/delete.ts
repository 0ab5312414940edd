import { withEngine } from '../../create-engine.ts'
import type { Engine } from '../../engines/engine.ts'
import { FihristError, noCollection, toFihristError } from '../../errors.ts'
import { type Deletion, deleteMatching } from '../../indexing/write/delete-matching.ts'
import { readFilter } from '../../query/filter/read-filter.ts'
import { type Command, flag, type Invocation, type Terminal, text, type Values } from '../command.ts'

/** `fihrist delete NAME`: a collection with all its documents, or those that pass a filter. */
export const command: Command = {
  usage: 'NAME --yes | NAME --filter FILTER [--dry-run]',
  options: { yes: { type: 'boolean' }, filter: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  help: {
    yes: '--yes                the whole collection, without a question',
    filter: "--filter FILTER      only the documents that pass, for example 'date < 2020-01-01'",
    'dry-run': '--dry-run            says how many those are, and deletes none',
  },
  arity: { min: 1, max: 1 },
  async run(invocation) {
    const { arguments: names, values, config, terminal } = invocation
    const [name = ''] = names
    const filter = text(values, 'filter')
    if (filter === undefined && flag(values, 'dry-run')) {
      throw new FihristError('bad_request', '--dry-run: goes with --filter')
    }
    if (filter?.trim() === '') {
      throw new FihristError(
        'bad_request',
        '--filter: must say which documents go; without it the collection is deleted',
      )
    }
    return withEngine(config, terminal.err, (engine) =>
      filter === undefined ? deleteCollection(engine, name, invocation) : deleteSome(engine, name, filter, invocation),
    )
  },
}

async function deleteCollection(engine: Engine, name: string, { values, terminal }: Invocation): Promise<number> {
  const found = await engine.describe(name)
  if (found === undefined) throw noCollection(name)
  const { documents } = found
  const loss = `"${name}" has ${documents} documents, and they can't be brought back`
  const meant = flag(values, 'yes') || (await terminal.ask?.(`${loss}. Delete it?`)) === true
  if (!meant) throw new FihristError('bad_request', `${loss}: to delete it, add --yes`)
  if (!(await engine.remove(name))) throw noCollection(name)
  say(terminal, values, { collection: name, documents }, `${name} is deleted, with ${documents} documents`)
  return 0
}

async function deleteSome(
  engine: Engine,
  name: string,
  filter: string,
  { values, terminal }: Invocation,
): Promise<number> {
  const found = await engine.find(name)
  if (found === undefined) throw noCollection(name)
  const read = readFilter(filter, found.mapping)
  if (flag(values, 'dry-run')) {
    const matched = await engine.countMatching(name, read)
    say(terminal, values, { collection: name, matched, deleted: 0 }, `${name}: ${matched} documents would go`)
    return 0
  }
  const options = { signal: terminal.interrupted }
  const { matched, deleted, complete } = await deleteMatching(engine, name, read, options).catch((error) => {
    const done = toFihristError(error).details.results as Deletion | undefined
    if (done !== undefined)
      terminal.err(`${name}: ${done.deleted} of ${done.matched} documents deleted before it failed\n`)
    throw error
  })
  const rest = complete ? '' : '; interrupted: the same command goes on'
  say(
    terminal,
    values,
    { collection: name, matched, deleted, complete },
    `${name}: ${deleted} documents deleted${rest}`,
  )
  return complete ? 0 : 1
}

function say({ out }: Terminal, values: Values, data: unknown, line: string): void {
  out(flag(values, 'json') ? `${JSON.stringify(data)}\n` : `${line}\n`)
}
