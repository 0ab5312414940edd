import type { PathsOptions } from './options.ts'
import type { Run } from './run.ts'

/** Names of `map` that nothing which was read is called. Where nothing was read, nothing is known of names. */
export function unusedMap({ map = {}, paths }: PathsOptions, run: Run): string[] {
  const read = paths.length === 0 || run.filled.size > 0
  return read ? Object.keys(map).filter((name) => !run.mapped.has(name)) : []
}
