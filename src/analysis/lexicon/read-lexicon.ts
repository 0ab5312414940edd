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
    const cells = text.split('\t')
    if (cells.length !== columns || cells.includes('')) {
      throw new FihristError('bad_input', `lexicon ${name}, line ${index + 1}: expected ${columns} filled cells`)
    }
    rows.push({ line: index + 1, cells })
  }
  return rows
}
