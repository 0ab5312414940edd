import { readFileSync } from 'node:fs'
import { FihristError } from '../../errors.ts'

export type LexiconRow = { readonly line: number; readonly cells: readonly string[] }

/**
 * The rows of a lexicon file beside this module: tab-separated cells, `#` lines are its header, empty lines nothing.
 * Throws `bad_input` with file and line when a row has another number of cells or an empty one.
 */
export function readLexicon(name: string, columns: number): LexiconRow[] {
  const rows: LexiconRow[] = []
  const lines = readFileSync(new URL(`./${name}`, import.meta.url), 'utf8').split('\n')
  for (const [index, text] of lines.entries()) {
    if (text === '' || text.startsWith('#')) continue
    const row = { line: index + 1, cells: text.split('\t') }
    if (row.cells.length !== columns || row.cells.includes('')) {
      throw lexiconError(name, row, `expected ${columns} filled cells`)
    }
    rows.push(row)
  }
  return rows
}

/** An error in a word list, with its place. */
export function lexiconError(name: string, { line }: LexiconRow, reason: string): FihristError {
  return new FihristError('bad_input', `lexicon ${name}, line ${line}: ${reason}`, { file: name, line })
}
