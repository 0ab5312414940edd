import { foldLetters } from '../../spelling/fold-letters.ts'
import { requireWords } from '../cells.ts'
import { type LexiconText, lexiconError, readLexicon } from '../read-lexicon.ts'

/** Words that only the hamza on their first alef tells from another. Throws `bad_input` with file, line and reason. */
export function readFirstHamzas(textOf: LexiconText): Set<string> {
  const words = new Set<string>()
  for (const row of readLexicon('first-hamzas.tsv', 2, textOf)) {
    const [word = '', other = ''] = row.cells
    requireWords('first-hamzas.tsv', row)
    if (word.charAt(0) === other.charAt(0) || foldLetters(word) !== foldLetters(other)) {
      throw lexiconError('first-hamzas.tsv', row, 'these two are not told apart by the hamza of their first alef')
    }
    words.add(word).add(other)
  }
  return words
}
