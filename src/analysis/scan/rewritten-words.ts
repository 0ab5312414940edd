import type { Language } from '../language.ts'
import { NOON, YEH } from '../spelling/letters.ts'
import { readSpelling } from '../spelling/read-spelling.ts'
import { firmLetters, mayHaveTerm } from './firm-letters.ts'

/**
 * Term → the lexicon's words that have it although their firm letters do not say so: نساء has the term of امرأة.
 * What is written onto such a word does not change that.
 */
export function findRewrittenWords({ lexicon, termsOf }: Language): Map<string, readonly string[]> {
  const words = new Map<string, string[]>()
  /** What a word may become that stands in the lexicon for another: behind an ending of plurals it is no plural itself. */
  const possibleTerms = (word: string): string[] =>
    [word, word + YEH + NOON].map((text) => termsOf(readSpelling(text))).flatMap(({ stem, broad }) => [stem, broad])
  for (const [word, other] of lexicon.rewrites()) {
    if (mayHaveTerm(firmLetters(word), firmLetters(other))) continue
    for (const term of new Set(possibleTerms(word))) {
      const sameTerm = words.get(term)
      if (sameTerm === undefined) words.set(term, [word])
      else if (!sameTerm.includes(word)) sameTerm.push(word)
    }
  }
  return words
}
