import type { Language } from '../language.ts'
import { once } from '../once.ts'
import { type Analyzer, PLACEHOLDER, type WantedTerms } from '../token.ts'
import { firmLetters, mayHaveTerm, UNKNOWN } from './firm-letters.ts'
import { findRewrittenWords } from './rewritten-words.ts'

/** Everything is looked at. */
const ANY_TERM: WantedTerms = { amount: 'any', mayHave: () => true }
const NO_TERM: WantedTerms = { amount: 'none', mayHave: () => false }

/**
 * The terms to look for in a text, at whatever level. Particles, endings and spellings come and go, but the firm letters
 * of a term stand in its word, or in one that the lexicon has for it: nineteen words of twenty can't have it by their
 * letters, and need not be analysed.
 */
export function createWantedTerms(language: Language): Analyzer['want'] {
  // Made when first asked for: who only writes documents needs none.
  const rewrittenWords = once(() => findRewrittenWords(language))

  /** The firm letters of the words that may have one of the terms. */
  function letterSets(terms: ReadonlySet<string>): number[] {
    const rewritten = rewrittenWords()
    const sets = new Set<number>()
    for (const term of terms) for (const word of [term, ...(rewritten.get(term) ?? [])]) sets.add(firmLetters(word))
    // What has other letters is no term of a word without them.
    return [...sets].filter((letters) => (letters & UNKNOWN) === 0)
  }

  return (terms) => {
    if (terms === undefined) return ANY_TERM
    const wanted = new Set(terms)
    if (wanted.size === 0) return NO_TERM
    // A level may leave nothing of any word.
    if (wanted.has(PLACEHOLDER)) return ANY_TERM
    const sets = letterSets(wanted)
    return {
      amount: 'some',
      mayHave(letters) {
        if ((letters & UNKNOWN) !== 0) return true
        for (const set of sets) if (mayHaveTerm(letters, set)) return true
        return false
      },
    }
  }
}
