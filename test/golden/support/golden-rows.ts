import { readFileSync } from 'node:fs'

/** A row of a golden list with its line. */
export type GoldenRow = { readonly line: number; readonly cells: readonly string[] }

/** The rows of a list in test/golden: tab-separated cells, `#` lines are its header. */
export function readGolden(name: string): GoldenRow[] {
  const lines = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8').split('\n')
  return lines.flatMap((text, index) =>
    text === '' || text.startsWith('#') ? [] : [{ line: index + 1, cells: text.split('\t') }],
  )
}
