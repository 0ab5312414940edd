import { FEH, WAW } from './letters.ts'
import { readLexicon } from './lexicon/read-lexicon.ts'

/** و and ف are written onto the word that follows; these words look like that and have a topic, or are names. */
const NOT_CONJOINED = new Set(
  // understanding, astronomy, loss, stallions, villas; illusion, weakness, letter waw, Wi-Fi, van, governor, FAO
  'فهم فلك فلكي فقد فكي فحول فلل فلة فله فال فالي فان فاي فاو فلان وهم وهن وان واو واي والي والى وفية وجدا'.split(' '),
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

/** Whether a word carries no topic, asked with its plain spelling (folded, علي "Ali" would go as على "on"). */
export const isStopWord = (plain: string): boolean => words.has(plain)
