import { foldLetters } from '../spelling/fold-letters.ts'

/** A word on its way to its stem: with its hamzas, and in folded letters. */
export type Word = { readonly plain: string; readonly folded: string }

export const readWord = (plain: string): Word => ({ plain, folded: foldLetters(plain) })

/** The word without its first letters. */
export const withoutFirst = ({ plain, folded }: Word, letters: number): Word => ({
  plain: plain.slice(letters),
  folded: folded.slice(letters),
})

/** The word without its last letters. A hamza that closes it may fold otherwise now. */
export const withoutLast = ({ plain }: Word, letters: number): Word => readWord(plain.slice(0, -letters))
