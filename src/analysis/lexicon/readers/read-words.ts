import { requirePhrases, requireWords } from '../cells.ts'
import { type LexiconText, readLexicon } from '../read-lexicon.ts'

/** The words of a list of one column. Throws `bad_input` with file, line and reason. */
export function readWords(name: string, textOf: LexiconText): string[] {
  return readLexicon(name, 1, textOf).map((row) => {
    requireWords(name, row)
    return row.cells[0] ?? ''
  })
}

/** The same of a list of several words a row. */
export function readPhrases(name: string, textOf: LexiconText): string[] {
  return readLexicon(name, 1, textOf).map((row) => {
    requirePhrases(name, row)
    return row.cells[0] ?? ''
  })
}
