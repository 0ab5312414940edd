import { ARABIC_DIGITS } from '../spelling/digits.ts'
import { FOLDED_LETTERS, SAME_LETTERS } from '../spelling/letter-tables.ts'
import { CUT_LETTERS } from '../stemmer/cut-letters.ts'

/** Letters that no rule of the analyzer puts into a word that has none of them, one bit each, in this order. */
const FIRM = 'بتثجحخدذرزسشصضطظعغفقكلمن'

/** So are these, with one bit for all of a kind. */
const ASCII_LETTER = /[a-z]/i
const DIGIT = new RegExp(`[0-9${ARABIC_DIGITS}]`)

/**
 * What comes, goes and turns into something else, in folded letters: weak letters, hamzas, ه and ة, marks, stretching,
 * and what stands between digits or initials.
 */
const SOFT = /[ءاهويـ\u064b-\u0655\u0670\u06d6-\u06db\u06df-\u06e7\u06ea-\u06ed.,:٫٬]/

/** All that is firm or soft stands before this. */
const END = 0x700

/** The bit of what is neither, and of words of which letters tell nothing. */
export const UNKNOWN = 1 << 31

const bits = Int32Array.from({ length: END }, (_, unit) => {
  const letter = String.fromCharCode(unit)
  const same = SAME_LETTERS.get(letter) ?? letter
  const folded = FOLDED_LETTERS.get(same) ?? same
  const firm = FIRM.indexOf(folded)
  if (firm >= 0) return 1 << firm
  if (ASCII_LETTER.test(folded)) return 1 << FIRM.length
  if (DIGIT.test(folded)) return 1 << (FIRM.length + 1)
  return SOFT.test(folded) ? 0 : UNKNOWN
})

/** The bit of a firm letter, 0 of a soft one. */
export const firmBit = (unit: number): number => bits[unit] ?? UNKNOWN

/** The firm letters of a text, as a set of bits, with `UNKNOWN` if it has characters that are neither firm nor soft. */
export function firmLetters(text: string, start = 0, end = text.length): number {
  let set = 0
  for (let at = start; at < end; at++) set |= firmBit(text.charCodeAt(at))
  return set
}

/** The firm letters of all that the stemmer cuts off: particles, prefixes and endings. */
const AFFIX_LETTERS = firmLetters(CUT_LETTERS)

/**
 * Whether a word may have a term, by the firm letters of both: the word has all of the term's, and what it has besides
 * can be cut off. The lexicon's words for other words aside (`rewritten-words.ts`).
 */
export const mayHaveTerm = (word: number, term: number): boolean =>
  (term & ~word) === 0 && (word & ~(term | AFFIX_LETTERS)) === 0
