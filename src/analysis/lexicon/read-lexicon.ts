import { readFileSync } from 'node:fs'
import { FihristError } from '../../errors.ts'

export type LexiconRow = { readonly line: number; readonly cells: readonly string[] }

/** The text of a lexicon file by its name. */
export type LexiconText = (name: string) => string

/** The files in `data/`. */
export const shippedText: LexiconText = (name) => readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8')

/**
 * The rows of a lexicon file: tab-separated cells, `#` lines are its header, empty lines nothing.
 * Throws `bad_input` with file and line when a row has another number of cells or an empty one.
 */
export function readLexicon(name: string, columns: number, textOf: LexiconText): LexiconRow[] {
  const rows: LexiconRow[] = []
  for (const [index, text] of textOf(name).split('\n').entries()) {
    if (text === '' || text.startsWith('#')) continue
    const row = { line: index + 1, cells: text.split('\t') }
    if (row.cells.length !== columns || row.cells.includes('')) {
      throw lexiconError(name, row, `expected ${columns} filled cells`)
    }
    rows.push(row)
  }
  return rows
}

/** The rows of a word list of word TAB whole number, without an object for each of its tens of thousands of rows. */
export function* readCounts(name: string, textOf: LexiconText): Generator<readonly [word: string, count: number]> {
  const text = textOf(name)
  let line = 0
  for (let start = 0; start < text.length; ) {
    line++
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    if (text[start] !== '#' && end > start) {
      const tab = text.indexOf('\t', start)
      const count = Number(text.slice(tab + 1, end))
      if (tab <= start || tab >= end || !(count > 0)) {
        throw lexiconError(name, { line, cells: [] }, 'expected a word and a number')
      }
      yield [text.slice(start, tab), count]
    }
    start = end + 1
  }
}

/** An error in a word list, with its place. */
export function lexiconError(name: string, { line }: LexiconRow, reason: string): FihristError {
  return new FihristError('bad_input', `lexicon ${name}, line ${line}: ${reason}`, { file: name, line })
}
