import { ALEF_MAKSURA, YEH } from '../../analysis/spelling/letters.ts'
import type { Expander, Finding } from './expander.ts'
import { addSequence, findSequence, type Sequences } from './sequences.ts'

/** Formulas that Unicode has as one character, and one that has an abbreviation. */
const FORMULAS: readonly (readonly string[])[] = [
  ['\ufdfa', 'صلى الله عليه وسلم', 'صلعم'],
  ['\ufdfb', 'جل جلاله'],
  ['\ufdfd', 'بسم الله الرحمن الرحيم'],
  ['\ufdfe', 'سبحانه وتعالى'],
  ['\ufdff', 'عز وجل'],
  ['\ufd40', 'رحمه الله'],
  ['\ufd41', 'رضي الله عنه'],
  ['\ufd42', 'رضي الله عنها'],
  ['\ufd43', 'رضي الله عنهم'],
  ['\ufd44', 'رضي الله عنهما'],
  ['\ufd45', 'رضي الله عنهن'],
  ['\ufd46', 'صلى الله عليه وآله'],
  ['\ufd47', 'عليه السلام'],
  ['\ufd48', 'عليهم السلام'],
  ['\ufd49', 'عليهما السلام'],
  ['\ufd4a', 'عليه الصلاة والسلام'],
  ['\ufd4b', 'قدس سره'],
  ['\ufd4c', 'صلى الله عليه وآله وسلم'],
  ['\ufd4d', 'عليها السلام'],
  ['\ufd4e', 'تبارك وتعالى'],
  ['\ufd4f', 'رحمهم الله'],
]

/** Formulas as one character or written out. */
export function createFormulas(): Expander {
  const index: Sequences<readonly string[]> = new Map()
  for (const formula of FORMULAS) {
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
