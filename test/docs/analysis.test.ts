import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import type { Token } from '../../src/analysis/token.ts'

const page = readFileSync(new URL('../../docs/analysis.md', import.meta.url), 'utf8')
const analyzer = createAnalyzer()

const list = (words: readonly string[]) => words.join(' ') || '–'

/** What stands under a heading of an example table, worked out from the tokens of the row's first cell. */
const COLUMNS: Readonly<Record<string, (tokens: readonly Token[]) => string>> = {
  words: (tokens) => list(tokens.map(({ text }) => text)),
  exact: (tokens) => list(tokens.map(({ terms }) => terms.exact)),
  folded: (tokens) => list(tokens.map(({ terms }) => terms.folded)),
  bare: (tokens) => list(tokens.map(({ terms }) => terms.bare)),
  stem: (tokens) => list(tokens.map(({ terms }) => terms.stem)),
  'stop words': (tokens) => list(tokens.filter(({ stopWord }) => stopWord).map(({ text }) => text)),
}

const cellsOf = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

/** The rows of the tables under `<!-- examples: … -->`, each with the headings that its marker names. */
const examples = [...page.matchAll(/^<!-- examples: (.*) -->\n\n((?:\|.*\n)+)/gm)].flatMap(
  ([, marker = '', table = '']) => {
    const [headings = '', , ...rows] = table.trim().split('\n')
    return rows.map((row) => ({ marker, headings: cellsOf(headings), cells: cellsOf(row) }))
  },
)

describe('the examples in docs/analysis.md', () => {
  it('are found', () => {
    expect(examples.length).toBeGreaterThan(60)
    for (const { marker, headings } of examples) expect(headings.join(', ')).toBe(marker)
  })

  it.each(examples.map((example) => [example.cells[0], example] as const))('%s', (_, { headings, cells }) => {
    const [text = '', ...expected] = cells
    const tokens = analyzer.analyze(text)
    expect(headings.slice(1).map((heading) => COLUMNS[heading]?.(tokens))).toEqual(expected)
  })
})
