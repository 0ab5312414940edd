import { explainWord } from './explain.ts'
import { type Language, shippedLanguage } from './language.ts'
import { createScan } from './scan/create-scan.ts'
import { createWantedTerms } from './scan/wanted-terms.ts'
import { readSpelling } from './spelling/read-spelling.ts'
import type { Analyzer, Terms, Token } from './token.ts'
import { tokenize } from './tokenize.ts'
import { createWordCache } from './word-cache.ts'

/** Raise it with every change that could change a term: indexes of another version must be rebuilt. */
export const ANALYZER_VERSION = '5'

type Word = { readonly stopWord: boolean; readonly terms: Terms }

/** Analyses Arabic text into tokens with a term at each level. The first one loads the word lists that ship with Fihrist. */
export function createAnalyzer(language: Language = shippedLanguage()): Analyzer {
  const words = createWordCache((text): Word => {
    const spelling = readSpelling(text)
    return { stopWord: language.lexicon.isStopWord(spelling.plain, text), terms: language.termsOf(spelling) }
  })

  function* tokens(text: string): Generator<Token> {
    for (const { text: word, start, end } of tokenize(text)) {
      const { stopWord, terms } = words(word)
      yield { text: word, start, end, stopWord, terms }
    }
  }

  return {
    version: ANALYZER_VERSION,
    tokens,
    scan: createScan((word) => words(word).terms),
    want: createWantedTerms(language),
    analyze: (text) => [...tokens(text)],
    explain: (word) => explainWord(word, language),
  }
}
