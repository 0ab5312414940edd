import type { HearToken, ScanRange, Terms, WantedTerms } from '../token.ts'
import { isEverydayLetter, LONGEST_TOKEN, tokenEnd } from '../tokenize.ts'
import { firmBit, firmLetters, UNKNOWN } from './firm-letters.ts'

const SPACE = 0x20

/** Terms of very long words end for their length (`levels.ts`), not where an affix begins. */
const LONGEST_WORD = 64

/** The firm letter of an everyday letter, by code unit; negative for any other character. */
const LETTERS = Int32Array.from({ length: 0x700 }, (_, unit) => (isEverydayLetter(unit) ? firmBit(unit) : UNKNOWN))

/** The scan of an analyzer with these terms. Words of everyday letters between spaces are read once, with what tells
 * whether they are wanted: they are nearly all of a text. */
export const createScan =
  (termsOf: (word: string) => Terms) =>
  (text: string, range: ScanRange, wanted: WantedTerms, hear: HearToken): number => {
    const { amount } = wanted
    const stop = Math.min(text.length, range.from + range.units)
    let at = range.from
    for (let left = range.tokens; left > 0 && at < stop; ) {
      if (text.charCodeAt(at) === SPACE) {
        at++
        continue
      }
      const limit = Math.min(text.length, at + LONGEST_TOKEN)
      let letters = 0
      let end = at
      for (; end < limit; end++) {
        const bit = LETTERS[text.charCodeAt(end)] ?? UNKNOWN
        if (bit < 0) break
        letters |= bit
      }
      if (end === at || (end < limit && text.charCodeAt(end) !== SPACE)) {
        end = tokenEnd(text, at)
        if (end <= at) {
          at = -end
          continue
        }
        letters = firmLetters(text, at, end)
      }
      if (end - at > LONGEST_WORD) letters = UNKNOWN
      const isWanted = amount === 'some' ? wanted.mayHave(letters) : amount === 'any'
      if (!hear(at, end, isWanted ? termsOf(text.slice(at, end)) : undefined)) return at
      left--
      at = end
    }
    return at
  }
