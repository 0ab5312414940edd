import { ALEF_MAKSURA, YEH } from '../../analysis/spelling/letters.ts'
import type { Expander, Finding } from './expander.ts'
import { addSequence, findSequence, type Sequences } from './sequences.ts'

/** Formulas as one character, written out or abbreviated; each comes with its ways to be written. */
export function createFormulas(formulas: readonly (readonly string[])[]): Expander {
  const index: Sequences<readonly string[]> = new Map()
  for (const formula of formulas) {
    for (const spelling of formula) addSequence(index, withoutDots(spelling), formula)
  }

  return (words) =>
    words.flatMap((_, from): Finding | Finding[] => {
      const found = findSequence(index, from, (at) => {
        const word = words[at]
        return word === undefined ? [] : [word.text, withoutDots(word.terms.exact)]
      })
      if (found === undefined) return []
      const variants = found.values.flat().map((text) => ({ text, weight: 1 }))
      return { from, length: found.length, variants, apart: false }
    })
}

/** With the two ways to end صلى as one, but رحمه الله is not رحمة الله. */
const withoutDots = (text: string): string => text.replaceAll(YEH, ALEF_MAKSURA)
