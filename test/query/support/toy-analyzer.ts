import { type Analyzer, PLACEHOLDER, type Token } from '../../../src/analysis/token.ts'
import { analyzerOf } from '../../support/analyzer-of.ts'

const STOP_WORDS = new Set(['في', 'من', 'الى', 'على', 'و', 'او', 'ثم'])
const WORD =
  /\p{Nd}+(?:[.:,٫]\p{Nd}+)*|[\p{L}\p{M}\p{Default_Ignorable_Code_Point}\u0640]*\p{L}[\p{L}\p{M}\p{Nd}\p{Default_Ignorable_Code_Point}\u0640]*/gu

/** Folds a handful of letters and cuts the article: enough to tell the levels apart. */
export function createToyAnalyzer(): Analyzer {
  function* tokens(text: string): Generator<Token> {
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const exact = word.replace(/[\p{M}\p{Default_Ignorable_Code_Point}\u0640]/gu, '').toLowerCase()
      const folded = exact.replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه').replace(/ى/g, 'ي')
      const stem = folded.replace(/^(?:و|ب|ف|ك)?ال(?=..)/, '').replace(/^لل(?=..)/, '')
      const terms = { marked: PLACEHOLDER, exact, folded, bare: folded, stem, broad: stem.slice(0, 3) }
      const stopWord = STOP_WORDS.has(folded.replace(/ي$/, 'ى')) || STOP_WORDS.has(folded)
      yield { text: word, start: index, end: index + word.length, stopWord, terms }
    }
  }
  return analyzerOf('toy', tokens)
}
