import { type Analyzer, PLACEHOLDER, type Terms, type Token } from '../../../../src/analysis/token.ts'
import { analyzerOf } from '../../../support/analyzer-of.ts'

const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*|[\ufdfd\ufdff]/gu
const CLITICS = /^(?:[وف]?(?:لل|[بك]?ال|[لب])|[وف])(?=.{3})/u
const ENDINGS = /(?<=.{3})(?:ات|ين|ون|ها|ه|ي)$/u

/** A small stand-in: runs of letters; exact without marks and tatweel, folded letters, a blind cut, consonants. */
export function createLetterAnalyzer(): Analyzer {
  const known = new Map<string, Terms>()
  const termsOf = (word: string): Terms => {
    const found = known.get(word)
    if (found !== undefined) return found
    const exact = word.normalize('NFKC').replace(/\p{M}|\p{Cf}|\s|\u0640/gu, '') || '_'
    const folded = exact
      .replace(/[أإآٱ]/g, 'ا')
      .replace(/ة/g, 'ه')
      .replace(/ى/g, 'ي')
      .toLowerCase()
    const stem = folded.replace(CLITICS, '').replace(ENDINGS, '')
    const terms = { marked: PLACEHOLDER, exact, folded, bare: folded, stem, broad: stem.replace(/(?<=.)[اوي]/gu, '') }
    known.set(word, terms)
    return terms
  }
  function* tokens(text: string): Generator<Token> {
    for (const { 0: word, index: start } of text.matchAll(TOKEN)) {
      yield { text: word, start, end: start + word.length, stopWord: false, terms: termsOf(word) }
    }
  }
  return analyzerOf('letters', tokens)
}
