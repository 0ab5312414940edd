import { shippedLanguage } from '../analysis/language.ts'
import { readSpelling } from '../analysis/spelling/read-spelling.ts'
import { PLACEHOLDER } from '../analysis/token.ts'
import { tokenize } from '../analysis/tokenize.ts'
import { createWordCache } from '../analysis/word-cache.ts'
import type { EnglishSteps, Stemmer } from './stemmer.ts'

type Word = { readonly plain: string; readonly stem: string; readonly listed: boolean }

const words = createWordCache(readWord)

function readWord(text: string): Word {
  const { lexicon, termsOf } = shippedLanguage()
  const spelling = readSpelling(text)
  const { stem } = termsOf(spelling)
  const { plain } = spelling
  return { plain, stem: stem === PLACEHOLDER ? '' : stem, listed: lexicon.isStopWord(plain, text) }
}

type Choice = 'stop' | 'keep'

/** What the user said of words, by their plain spelling: goes before the list. */
const choices = new Map<string, Choice>()

function choose(stopWords: readonly string[], choice: Choice): void {
  for (const word of stopWords) choices.set(words(word).plain, choice)
}

const stemmer: Stemmer = {
  stem: (token) => words(token).stem,
  tokenizeAndStem(text, keepStops = false) {
    const stems: string[] = []
    for (const token of tokenize(text)) {
      const { plain, stem, listed } = words(token.text)
      const choice = choices.get(plain) ?? (listed ? 'stop' : 'keep')
      if (keepStops || choice === 'keep') stems.push(stem)
    }
    return stems
  },
  addStopWord: (stopWord) => choose([stopWord], 'stop'),
  addStopWords: (moreStopWords) => choose(moreStopWords, 'stop'),
  removeStopWord: (stopWord) => choose([stopWord], 'keep'),
  removeStopWords: (moreStopWords) => choose(moreStopWords, 'keep'),
  attach() {
    attachMethod('stem', (text) => stemmer.stem(text))
    attachMethod('tokenizeAndStem', (text, keepStops) => stemmer.tokenizeAndStem(text, keepStops))
  },
}

/** Not enumerable, so that a `for … in` over a string does not meet it. */
function attachMethod(name: string, method: (text: string, keepStops?: boolean) => unknown): void {
  const value = function (this: string, keepStops?: boolean) {
    return method(String(this), keepStops)
  }
  Object.defineProperty(String.prototype, name, { value, writable: true, configurable: true })
}

/** Fihrist's main level for npm's `natural`. One object, as natural's stemmers are: all who use it share its stop words. */
export const StemmerAr = stemmer as Stemmer & EnglishSteps
