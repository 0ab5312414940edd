import { partsOf, requirePhrases } from '../cells.ts'
import { type LexiconText, lexiconError, readLexicon } from '../read-lexicon.ts'

const CHARACTER = /^U\+([0-9A-F]{4})$/

/** The ways to write each formula: as one character, in words, abbreviated. Throws `bad_input` with file, line and reason. */
export function readFormulas(textOf: LexiconText): string[][] {
  return readLexicon('formulas.tsv', 3, textOf).map((row) => {
    const [character = '', words = '', abbreviation] = row.cells
    const number = CHARACTER.exec(character)?.[1]
    if (number === undefined)
      throw lexiconError('formulas.tsv', row, `"${character}" is no character’s number (U+FDFA)`)
    const spellings = [words, ...partsOf(abbreviation)]
    requirePhrases('formulas.tsv', row, spellings)
    return [String.fromCharCode(Number.parseInt(number, 16)), ...spellings]
  })
}
