import { ARABIC_DECIMAL_POINT, ARABIC_DIGITS, ARABIC_THOUSANDS_SIGN, toAsciiDigits } from './digits.ts'
import { FOLDED_LETTERS, letterMapper } from './letter-tables.ts'
import { EVERYDAY_WORD, HAMZA, YEH } from './letters.ts'

const DIGIT = new RegExp(`[0-9${ARABIC_DIGITS}]`)
const DECIMAL_POINT = new RegExp(ARABIC_DECIMAL_POINT, 'g')
const THOUSANDS_SIGN = new RegExp(`[,${ARABIC_THOUSANDS_SIGN}]`, 'g')
const THOUSANDS = new RegExp(
  `^[1-9][0-9]{0,2}(?:[,${ARABIC_THOUSANDS_SIGN}][0-9]{3})+(?![0-9,${ARABIC_THOUSANDS_SIGN}])`,
)
const LATIN_MARKS = /[\u0300-\u036f]+/gu
// شئ for شيء: the hamza that closes a word after a yeh is written in four ways; the letter table has made two of them ي.
const CLOSING_HAMZA = new RegExp(`${YEH}${HAMZA}$`)

const foldedLetters = letterMapper(FOLDED_LETTERS)

/** What folding changes in a word of everyday letters: most words have none of it. */
const FOLDABLE = new RegExp(`[${[...FOLDED_LETTERS.keys()].join('')}${HAMZA}]`)

/** The spelling with every letter, mark and digit that writers leave out or exchange written one way. */
export function foldLetters(plain: string): string {
  const everyday = EVERYDAY_WORD.test(plain)
  if (everyday && !FOLDABLE.test(plain)) return plain
  const folded = foldedLetters(plain).replace(CLOSING_HAMZA, YEH)
  return everyday ? folded : foldNumber(foldLatin(folded))
}

function foldLatin(text: string): string {
  return /[\u00c0-\u04ff\u1e00-\u1eff]/.test(text)
    ? text.normalize('NFD').replace(LATIN_MARKS, '').normalize('NFC')
    : text
}

function foldNumber(text: string): string {
  if (!DIGIT.test(text)) return text
  return toAsciiDigits(text)
    .replace(DECIMAL_POINT, '.')
    .replace(THOUSANDS, (number) => number.replace(THOUSANDS_SIGN, ''))
}
