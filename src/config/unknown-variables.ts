import { SETTING_LIST } from './settings.ts'

/** Variables that begin so are ours, or meant to be. */
const OURS = 'FIHRIST_'

/** Used by the start of the program itself, by its tests, by docker-compose.yml, which hands it on as PORT, and put there
 * by Kubernetes for a service of that name. */
const NO_SETTINGS = /^FIHRIST_(?:RERUN|TEST_.*|(?:PORT|SERVICE)(?:_.*)?)$/

/** More letters than this are no typing error. */
const MOST_CHANGES = 3

export type UnknownVariable = {
  readonly variable: string
  /** The known one that it was probably meant to be. */
  readonly nearest: string | undefined
}

/** The variables that look like settings and are none: nothing reads them. */
export function unknownVariables(environment: NodeJS.ProcessEnv): UnknownVariable[] {
  const known = SETTING_LIST.map(([, { variable }]) => variable)
  return Object.keys(environment)
    .filter((name) => name.startsWith(OURS) && !NO_SETTINGS.test(name) && !known.includes(name))
    .toSorted()
    .map((variable) => ({ variable, nearest: nearestOf(variable, known) }))
}

function nearestOf(variable: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((name) => ({ name, changes: changesBetween(variable, name) }))
    .toSorted((a, b) => a.changes - b.changes)
  return best !== undefined && best.changes <= MOST_CHANGES ? best.name : undefined
}

/** Letters to put in, leave out or change to make one of the other (Levenshtein). */
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      next[j] = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
    }
    row = next
  }
  return row[b.length] ?? 0
}
