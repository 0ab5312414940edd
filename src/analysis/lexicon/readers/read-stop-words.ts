import { FEH, TATWEEL, WAW } from '../../spelling/letters.ts'
import { requireWords } from '../cells.ts'
import { type LexiconText, readLexicon } from '../read-lexicon.ts'

/**
 * Whether a word carries no topic, asked with its plain spelling (folded, علي "Ali" would go as على "on") and with its
 * text, because a clitic that stands alone is told from a letter by its tatweel: بـ«القدس», فيتامين ب.
 */
export type IsStopWord = (plain: string, text: string) => boolean

const CLOSING_TATWEEL = /\u0640\p{M}*$/u

/** Reads the list; و and ف may be written onto a word of it. Throws `bad_input` with file, line and reason. */
export function readStopWords(textOf: LexiconText): IsStopWord {
  const notConjoined = readNotConjoined(textOf)
  const words = new Set<string>()
  for (const { cells } of readLexicon('stop-words.tsv', 2, textOf)) {
    const word = cells[0] ?? ''
    words.add(word)
    if (word.length < 2) continue
    for (const conjunction of [WAW, FEH]) {
      if (!notConjoined.has(conjunction + word)) words.add(conjunction + word)
    }
  }
  return (plain, text) => words.has(plain) || (CLOSING_TATWEEL.test(text) && words.has(plain + TATWEEL))
}

/** Words that look like a conjunction and a stop word, and have a topic. */
function readNotConjoined(textOf: LexiconText): ReadonlySet<string> {
  return new Set(
    readLexicon('not-conjoined.tsv', 2, textOf).map((row) => {
      const [word = ''] = row.cells
      requireWords('not-conjoined.tsv', row, [word])
      return word
    }),
  )
}
