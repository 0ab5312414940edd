import { foldLetters } from './fold-letters.ts'

// شئ is شيء, and قاريء قارئ: folding has one way for them, before their hamza becomes a letter of its own.
const CLOSING_AFTER_YEH = /(?:[يى]ء|ئ)$/

/** A hamza inside a word or at its end. */
export const SEATED_HAMZA = /(?<=.)[أإؤئءآ]/

/** Folded letters, with one letter for hamza inside and at the end on whatever seat: مسؤول and مسئول meet. */
export const foldStem = (plain: string): string =>
  foldLetters(
    plain
      .replace(CLOSING_AFTER_YEH, 'ي')
      .replace(/(?<=.)[أؤئ]/g, 'ء')
      .replace(/(?<=.)آ/g, 'ءا'),
  )
