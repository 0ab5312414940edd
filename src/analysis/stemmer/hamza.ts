import { foldLetters } from '../spelling.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Word } from './word.ts'

const SEATED = /(?<=.)[أؤئء]/

/** A word written without the hamza inside that its usual spelling has: راس is رأس, مسوول is مسؤول. */
export function restoreHamza(word: Word, vocabulary: Vocabulary): Word {
  const usual = vocabulary.usualSpelling(word.folded)
  if (usual === undefined || !SEATED.test(usual) || SEATED.test(word.plain)) return word
  return { plain: usual, folded: word.folded }
}

// شئ is شيء, and قاريء قارئ: folding has one way for them, before their hamza becomes a letter of its own.
const CLOSING_AFTER_YEH = /(?:[يى]ء|ئ)$/

const LAST_SEAT = /(?<=ا)[ؤئ]$/

/** The last hamza of a word that lost its pronoun: its seat was the pronoun's vowel (أبناؤه, أبنائه: أبناء). */
export function seatLastHamza(word: Word): Word {
  if (!LAST_SEAT.test(word.plain)) return word
  const plain = word.plain.replace(LAST_SEAT, 'ء')
  return { plain, folded: foldLetters(plain) }
}

/** Folded letters, with one letter for hamza inside and at the end on whatever seat: مسؤول and مسئول meet. */
export const foldStem = (plain: string): string =>
  foldLetters(plain.replace(CLOSING_AFTER_YEH, 'ي').replace(/(?<=.)[أؤئ]/g, 'ء'))
