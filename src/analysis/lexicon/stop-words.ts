import { FEH, TATWEEL, WAW } from '../spelling/letters.ts'
import { readLexicon } from './read-lexicon.ts'

/** و and ف are written onto the word that follows; these words look like that and have a topic, or are names. */
const NOT_CONJOINED = new Set(
  // understanding, astronomy, loss, stallions, villas; illusion, weakness, the letter waw, a van, a governor, the FAO
  'فهم فلك فلكي فقد فكي فلل فلة فله فالي فان فاو فلان وهم وهن وان واو والي والى وفية وجدا'.split(' '),
)

const words = new Set<string>()
for (const { cells } of readLexicon('stop-words.tsv', 2)) {
  const word = cells[0] ?? ''
  words.add(word)
  if (word.length < 2) continue
  for (const conjunction of [WAW, FEH]) {
    if (!NOT_CONJOINED.has(conjunction + word)) words.add(conjunction + word)
  }
}

const CLOSING_TATWEEL = /\u0640\p{M}*$/u

/**
 * Whether a word carries no topic, asked with its plain spelling (folded, علي "Ali" would go as على "on") and with its
 * text, because a clitic that stands alone is told from a letter by its tatweel: بـ«القدس», فيتامين ب.
 */
export const isStopWord = (plain: string, text: string): boolean =>
  words.has(plain) || (CLOSING_TATWEEL.test(text) && words.has(plain + TATWEEL))
