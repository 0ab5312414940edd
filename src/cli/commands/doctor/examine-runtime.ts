import type { Finding } from '../../../engines/common/finding.ts'

/** Looks at the version of Node, of which the package needs some version on (`>=22.18`). */
export function examineNode(running: string, needed: string): Finding {
  const about = 'Node'
  const isOld = compareVersions(running, needed.replace(/^\D+/, '')) < 0
  if (!isOld) return { about, state: 'ok', message: running }
  return { about, state: 'broken', message: `${running} is too old`, advice: `install Node ${needed}` }
}

/** Below 0 when the first is older. */
function compareVersions(a: string, b: string): number {
  const [first, second] = [a, b].map((version) => version.split('.').map(Number))
  const at = second?.findIndex((part, i) => part !== first?.[i]) ?? -1
  return at < 0 ? 0 : (first?.[at] ?? 0) - (second?.[at] ?? 0)
}
