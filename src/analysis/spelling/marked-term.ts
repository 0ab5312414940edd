import { foldLetters } from './fold-letters.ts'
import { ARABIC_MARKS } from './letters.ts'

const LETTER = new RegExp(`[^${ARABIC_MARKS.slice(1, -1)}]${ARABIC_MARKS}*`, 'gv')
/** Fatha, damma, kasra and shadda; tanwins are case endings, and a sukun says what its absence says. */
const TELLING = /[\u064e-\u0651]/g
/** Short vowels: what a case ending is made of. */
const VOWELS = /[\u064e-\u0650]/g
const SHADDA = /\u0651/g
/** A vowel before its own long letter, which writers leave out: كِتَاب is كِتاب. */
const BEFORE_LONG = /\u064e(?=[اه])|\u064f(?=و)|\u0650(?=ي)/g

/**
 * A word with the marks that tell it from others of the same letters, without particles, article and case ending:
 * وَالعِلْمُ and عِلْمٍ are one, عَلَمٌ is another. `marked` is the word in everyday letters with its marks, `bare` what
 * is left of its folded letters without what was cut off its beginning. Empty when no such mark is left.
 */
export function markedTerm(marked: string, bare: string): string {
  const letters = marked.match(LETTER) ?? []
  // Folding makes one letter of the last two of شيء.
  const foldedAway = letters.length - foldLetters(letters.map((letter) => letter.charAt(0)).join('')).length
  const own = letters.slice(-(bare.length + foldedAway))
  // Behind an article a shadda is the article's: الشَّمس.
  const wasCut = own.length < letters.length
  const parts = own.map((letter, i) => {
    const marks = (letter.slice(1).match(TELLING) ?? []).join('')
    const kept =
      i === own.length - 1 ? marks.replace(VOWELS, '') : i === 0 && wasCut ? marks.replace(SHADDA, '') : marks
    return foldLetters(letter.charAt(0)) + kept
  })
  const term = parts.join('').replace(BEFORE_LONG, '')
  return term.search(TELLING) === -1 ? '' : term
}
