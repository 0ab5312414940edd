import { LEVEL_NAMES, type LevelName } from '../../../../analysis/token.ts'

/** The key of a family's lists in a segment, as SQL: the slot in the upper half, so that a segment lies together. */
export const KEY_SQL = '((? << 32) + ?)'

/** The families of words have even numbers in keys, those of beginnings odd ones. */
export const wordFamily = (family: number): number => family * 2
export const beginningFamily = (number: number): number => number * 2 + 1

/** A bit for each level. */
export type LevelSet = number

/** The set of one level. */
export const levelSet = (level: LevelName): LevelSet => 1 << LEVEL_NAMES.indexOf(level)

/** Above every family's number in a key. */
export const AFTER_FAMILIES = 2 ** 31

/** Letters of a word's beginning that has a list of its own: so short a one stands for thousands of forms. */
const BEGINNING_LETTERS = 2

/** Its first letters, counted in UTF-16 units but never half a pair; undefined when it has fewer. */
export function beginningOf(term: string): string | undefined {
  const end = (term.codePointAt(BEGINNING_LETTERS - 1) ?? 0) > 0xffff ? BEGINNING_LETTERS + 1 : BEGINNING_LETTERS
  return term.length < end ? undefined : term.slice(0, end)
}
