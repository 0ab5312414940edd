import { FOLDED_LETTERS, letterMapper, SAME_LETTERS } from './letter-tables.ts'
import {
  ALEF_HAMZA_ABOVE,
  ALEF_MAKSURA,
  ARABIC_MARKS,
  DAMMA,
  HAMZA_ABOVE,
  KASRA,
  TATWEEL,
  WAW_HAMZA,
  YEH,
  YEH_HAMZA,
} from './letters.ts'
import { everydaySpelling } from './quranic-spelling.ts'

/** A word as its letters, once code points, marks and stretching no longer matter. */
export type Spelling = {
  /** Letters with their hamzas, teh marbutas and digits as written: the `exact` term, what lexicons are asked with. */
  readonly plain: string
  /** Whether the word ended in a written tanwin on alef (جدًا, جداً): that alef is an ending for certain. */
  readonly tanwinAlef: boolean
}

/** A word that is already nothing but everyday letters: most words of most texts. */
const EVERYDAY = /^[\u0622-\u063a\u0641-\u064a][\u0621-\u063a\u0641-\u064a]*$/

// Nobody writes nine marks on a letter; rules that look over marks would take long over a hundred thousand.
const EXCESS_MARKS = /(\p{M}{8})\p{M}+/gu
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu
// NFKC writes some one-character formulas and isolated marks with spaces, which would break a term in two.
const SPACES = /\s+/gu
const MARKS = new RegExp(`${ARABIC_MARKS}+`, 'gv')
// What follows a hamza's line is looked at first, so that a long run of marks is read once and not once a mark.
const HAMZA_ON_TATWEEL = new RegExp(
  `${TATWEEL}((?:(?!${HAMZA_ABOVE})${ARABIC_MARKS})*)${HAMZA_ABOVE}(?<=(${YEH})?${ARABIC_MARKS}*${TATWEEL}${ARABIC_MARKS}*)`,
  'gv',
)
const HAMZA_ON_MAKSURA = new RegExp(`${ALEF_MAKSURA}((?:(?!${HAMZA_ABOVE})${ARABIC_MARKS})*)${HAMZA_ABOVE}`, 'gv')
const TATWEELS = new RegExp(`${TATWEEL}+`, 'g')
const TANWIN_ALEF = /(?:[\u064b\u08f0]\u0627|\u0627[\u064b\u08f0])\p{M}*$/u
const INITIALS = /\.(?<=\p{L}\p{M}*\.)(?=\p{L})/gu
const LATIN_MARKS = /[\u0300-\u036f]+/gu

const sameLetters = letterMapper(SAME_LETTERS)
const foldedLetters = letterMapper(FOLDED_LETTERS)

/** Reads a token's text. The order matters: each step leaves the next one less to know. */
export function readSpelling(word: string): Spelling {
  if (EVERYDAY.test(word)) return { plain: word, tanwinAlef: false }
  let marked = word.replace(INVISIBLE, '').replace(EXCESS_MARKS, '$1').normalize('NFKC').replace(SPACES, '')
  marked = marked.replace(INVISIBLE, '').toLowerCase()
  marked = sameLetters(marked).replace(TATWEELS, TATWEEL)
  // A hamza on a stretch of line is a letter (يَسْـَٔلُونَكَ); read it before the line and the marks go.
  marked = marked.replace(HAMZA_ON_TATWEEL, seatHamza).replace(HAMZA_ON_MAKSURA, `${YEH_HAMZA}$1`)
  marked = everydaySpelling(marked.replaceAll(TATWEEL, ''))
  const tanwinAlef = TANWIN_ALEF.test(marked)
  const plain = marked.replace(MARKS, '').replace(INITIALS, '').normalize('NFC')
  return { plain, tanwinAlef }
}

/** A hamza written on the line, on the seat that today's spelling gives it: by the vowel it carries, ئ after a yeh. */
function seatHamza(_: string, marks: string, yeh: string | undefined): string {
  const seat = yeh || marks.includes(KASRA) ? YEH_HAMZA : marks.includes(DAMMA) ? WAW_HAMZA : ALEF_HAMZA_ABOVE
  return seat + marks
}

const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
const THOUSANDS = /^[0-9]{1,3}(?:[,\u066c][0-9]{3})+(?![0-9,\u066c])/
// شئ for شيء: the hamza that closes a word after a yeh is written in four ways.
const CLOSING_HAMZA = /(?:[يى]ء|ئ)$/u

/** The spelling with every letter, mark and digit that writers leave out or exchange written one way. */
export function foldLetters(plain: string): string {
  return foldNumber(foldedLetters(foldLatin(plain).replace(CLOSING_HAMZA, 'ي')))
}

function foldLatin(text: string): string {
  return /[\u00c0-\u04ff\u1e00-\u1eff]/.test(text)
    ? text.normalize('NFD').replace(LATIN_MARKS, '').normalize('NFC')
    : text
}

function foldNumber(text: string): string {
  if (!/[0-9\u0660-\u0669\u06f0-\u06f9]/.test(text)) return text
  return text
    .replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\u066b/g, '.')
    .replace(THOUSANDS, (number) => number.replace(/[,\u066c]/g, ''))
}
