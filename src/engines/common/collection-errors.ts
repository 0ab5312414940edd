import { FihristError } from '../../errors.ts'
import type { Mapping } from '../../mapping/mapping.ts'
import type { Builder } from './builder.ts'

/** What every engine says of a collection, in the same words. */

export const engineClosed = (): FihristError => new FihristError('shutting_down', 'The engine is closed.')

/** Somebody builds a new copy, if it is known who. */
export const beingRebuilt = (name: string, builder: Pick<Builder, 'pid' | 'host'> | undefined): FihristError =>
  new FihristError('index_busy', `The collection "${name}" is being rebuilt: try again when that is done.`, {
    ...(builder && { pid: builder.pid, host: builder.host }),
  })

export const lostCopy = (): FihristError =>
  new FihristError('index_busy', 'The new copy was taken for abandoned and removed by another process: start again.')

export const rebuildEnded = (): FihristError => new FihristError('rebuild_failed', 'This rebuild has ended.')

/** What an index remembers of its build, or a caller brings. */
type Build = { readonly fingerprint: string; readonly analyzerVersion: string }

/** Throws `mapping_mismatch` or `analyzer_mismatch` unless the index was built from the same. */
export function requireSameBuild(
  index: Build,
  wanted: Build & { readonly name: string; readonly mapping: Pick<Mapping, 'name'> },
): void {
  const { name, mapping, fingerprint, analyzerVersion } = wanted
  if (index.fingerprint !== fingerprint) {
    throw new FihristError(
      'mapping_mismatch',
      `The collection "${name}" was built with other fields than the mapping "${mapping.name}" has: ` +
        'rebuild it, or use the mapping it was built with.',
      { index: index.fingerprint, mapping: fingerprint },
    )
  }
  if (index.analyzerVersion !== analyzerVersion) {
    throw new FihristError(
      'analyzer_mismatch',
      `The collection "${name}" was built by version ${index.analyzerVersion} of the analyzer, ` +
        `this is ${analyzerVersion}: rebuild it.`,
      { index: index.analyzerVersion, analyzer: analyzerVersion },
    )
  }
}
