import { foldLetters } from '../spelling/fold-letters.ts'
import { SEATED_HAMZA } from '../spelling/fold-stem.ts'
import { ALEF, ALEF_HAMZA_ABOVE, HAMZA, HEH, LAM, TEH_MARBUTA, YEH_HAMZA } from '../spelling/letters.ts'
import type { Vocabulary } from './vocabulary.ts'
import { readWord, type Word } from './word.ts'

/** A word written without the hamza inside that its usual spelling has, or with it on another seat: راس is رأس, مسوول
 * مسؤول, رئساء رؤساء. */
export function restoreHamza(word: Word, vocabulary: Vocabulary): Word {
  const usual = vocabulary.usualSpelling(word.folded)
  if (usual === undefined && SEATED_HAMZA.test(word.plain))
    return readWord(vocabulary.reseated(word.plain) ?? word.plain)
  if (usual === undefined || !SEATED_HAMZA.test(usual) || SEATED_HAMZA.test(word.plain)) return word
  return isOtherSpelling(word.plain, usual, vocabulary) ? word : { plain: usual, folded: word.folded }
}

const FIRST_SEAT = /^[أإآ]/

/**
 * Whether a word of the same folded letters can't stand for the usual one: they begin with different hamzas (إعلام is
 * not أعلام, آلام not الأم), or it has a ة and the usual one a pronoun (راية is not رأيه). A hamza on an alef that has
 * none (إستخدام) is a mistake, not another word.
 */
export function isOtherSpelling(plain: string, usual: string, vocabulary: Vocabulary): boolean {
  const hasPronoun = usual.endsWith(HEH) && vocabulary.countWithArticle(foldLetters(usual.slice(0, -1))) > 0
  if (plain.endsWith(TEH_MARBUTA) && hasPronoun) return true
  if (!FIRST_SEAT.test(plain) || plain.charAt(0) === usual.charAt(0)) return false
  return FIRST_SEAT.test(usual) || usual.startsWith(ALEF + LAM)
}

/** The spellings that a word with a bare alef first may stand for. */
export const withFirstHamza = (plain: string): readonly string[] =>
  plain.startsWith(ALEF) ? ['أ', 'إ', 'آ'].map((first) => first + plain.slice(1)) : []

const LAST_SEAT = /[أؤئء]$/
const AFTER_ALEF = /ا[أؤئء]$/

/**
 * The last hamza of a word that lost an ending: its seat was the ending's vowel (أبناؤه, أبنائه: أبناء; مبدئه: مبدأ).
 * Of the seats that it may have had, the one that makes the best known word.
 */
export function seatLastHamza(word: Word, vocabulary: Vocabulary): Word {
  if (word.plain.length < 3 || !LAST_SEAT.test(word.plain)) return word
  if (AFTER_ALEF.test(word.plain)) return readWord(word.plain.slice(0, -1) + HAMZA)
  const seats = [HAMZA, ALEF_HAMZA_ABOVE, YEH_HAMZA].map((seat) => readWord(word.plain.slice(0, -1) + seat))
  // قرئ would be counted as قرى.
  const isUsual = ({ plain, folded }: Word) => vocabulary.usualSpelling(folded) === plain
  const count = (seated: Word) => (isUsual(seated) ? vocabulary.countWithArticle(seated.folded) : 0)
  return seats.reduce((best, other) => (count(other) > count(best) ? other : best), word)
}
