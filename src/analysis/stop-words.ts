import { FEH, WAW } from './letters.ts'
import { readLexicon } from './lexicon/read-lexicon.ts'

/** و and ف are written onto the word that follows; these words are whole words that only look like that. */
const NOT_CONJOINED = new Set(['والي', 'والى'])

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
