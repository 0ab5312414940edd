import { HEH, TEH_MARBUTA } from '../letters.ts'
import { foldLetters } from '../spelling.ts'

/** A word on its way to its stem: with its hamzas, and in folded letters. */
export type Word = { readonly plain: string; readonly folded: string }

export const readWord = (plain: string): Word => ({ plain, folded: foldLetters(plain) })

/** The word without its first letters. */
export const withoutFirst = ({ plain, folded }: Word, letters: number): Word => ({
  plain: plain.slice(letters),
  folded: folded.slice(letters),
})

/** The rest of a word after a cut at its end, given in folded letters; a ه that was put back is a ة. */
export function followRest({ plain, folded }: Word, rest: string): Word {
  const added = rest.endsWith(HEH) && !folded.startsWith(rest)
  return { plain: added ? plain.slice(0, rest.length - 1) + TEH_MARBUTA : plain.slice(0, rest.length), folded: rest }
}
