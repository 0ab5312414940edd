import type { Analyzer } from '../../analysis/token.ts'
import type { CollectionHealth, Engine } from '../../engines/engine.ts'
import { type ErrorCode, FihristError } from '../../errors.ts'
import type { Log } from '../log/log.ts'

/** How each collection is. Throws when the engine does not answer. */
export type CheckHealth = () => Promise<CollectionHealth[]>

export type HealthOptions = {
  readonly engine: Pick<Engine, 'ready' | 'health' | 'find'>
  readonly analyzer: Pick<Analyzer, 'version'>
  readonly log: Log
  /** What a person has to run to make a collection's index anew. */
  readonly rebuildCommand?: (collection: string) => string
}

const usualCommand = (collection: string): string => `fihrist index --rebuild --collection ${collection}`

/** Checks the collections, and says in the log what is wrong with one and what to run, once, until that changes. */
export function createHealthCheck({
  engine,
  analyzer,
  log,
  rebuildCommand = usualCommand,
}: HealthOptions): CheckHealth {
  /** What was last said of each that does not work. */
  const said = new Map<string, string>()

  /** An index of another version is sound, but searches and writes refuse it. */
  async function addVersion(health: CollectionHealth): Promise<CollectionHealth> {
    const { name, reads } = health
    if (reads !== undefined) return health
    const found = await engine.find(name).catch(() => undefined)
    if (found === undefined || found.analyzerVersion === analyzer.version) return health
    const message = `it was built by analyzer ${found.analyzerVersion}, this is ${analyzer.version}`
    const mismatch = new FihristError('analyzer_mismatch', message, { index: found.analyzerVersion })
    return { name, reads: mismatch, writes: mismatch }
  }

  function report({ name, reads, writes }: CollectionHealth): void {
    const error = reads ?? writes
    const words = error && `"${name}" ${reads ? 'cannot be searched' : 'takes no writes'}: ${describe(error, name)}`
    if (words === said.get(name)) return
    if (error === undefined || words === undefined) {
      said.delete(name)
      log.info({ collection: name }, `"${name}" works again`)
    } else {
      said.set(name, words)
      log.warn({ collection: name, reads: reads?.code ?? 'ok', writes: writes?.code ?? 'ok' }, words)
    }
  }

  const describe = ({ code, message }: FihristError, name: string): string =>
    REBUILDABLE.includes(code) ? `${message.replace(/: rebuild it\.$/, '')}; run: ${rebuildCommand(name)}` : message

  return async () => {
    await engine.ready()
    const health = await Promise.all((await engine.health()).map(addVersion))
    for (const each of health) report(each)
    return health
  }
}

/** What a new index out of the stored documents cures. */
const REBUILDABLE: readonly ErrorCode[] = ['analyzer_mismatch']
