import { termsOf } from './levels.ts'
import { isStopWord } from './lexicon/stop-words.ts'
import { createScan } from './scan/create-scan.ts'
import { readSpelling } from './spelling/read-spelling.ts'
import type { Analyzer, Terms, Token } from './token.ts'
import { tokenize } from './tokenize.ts'
import { createWordCache } from './word-cache.ts'

/** Raise it with every change that could change a term: indexes of another version must be rebuilt. */
export const ANALYZER_VERSION = '4'

type Word = { readonly stopWord: boolean; readonly terms: Terms }

/** Analyses Arabic text into tokens with a term at each level. Loads its word lists when the module loads. */
export function createAnalyzer(): Analyzer {
  const words = createWordCache(readWord)

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
    analyze: (text) => [...tokens(text)],
  }
}

function readWord(text: string): Word {
  const spelling = readSpelling(text)
  return { stopWord: isStopWord(spelling.plain, text), terms: termsOf(spelling) }
}
