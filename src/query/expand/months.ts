import type { Month } from '../../analysis/lexicon/readers/read-months.ts'
import { foldLetters } from '../../analysis/spelling/fold-letters.ts'
import { type Expander, type Finding, VARIANT_WEIGHTS, type Variant } from './expander.ts'
import { withoutParticles } from './particles.ts'
import { addSequence, findSequence, type Sequences } from './sequences.ts'

/** A day, or a year of either calendar. */
const DAY_OR_YEAR = /^(?:0?[1-9]|[12]\d|3[01]|[1-9]\d{2}|[12]\d{3})$/

/** How far from the month its day or year is looked for: "15 من شهر تشرين الثاني نوفمبر من عام 2010". */
const REACH = 5

/**
 * Names of one month in the systems of several regions, beside a day number or a year only: many are other words too
 * (مارس he practised, صفر zero). `dateWords` may stand between: من شهر, من عام, هـ, م.
 */
export function createMonths(months: readonly Month[], dateWords: readonly string[]): Expander {
  const between = new Set(dateWords.map(foldLetters))
  const index: Sequences<Month> = new Map()
  for (const month of months) {
    for (const name of new Set(month.names.map(foldLetters))) addSequence(index, name, month)
  }

  return (words) => {
    const folded = words.map(({ terms }) => terms.folded)
    if (!folded.some((word) => DAY_OR_YEAR.test(word))) return []
    const found = words.map((_, from) =>
      findSequence(index, from, (at) => {
        const word = folded[at]
        if (word === undefined) return []
        return at === from ? withoutParticles(word) : [word]
      }),
    )
    const monthWords = new Set(found.flatMap((month, at) => range(at, month?.length ?? 0)))
    const isDated = (from: number, step: -1 | 1): boolean => {
      for (let at = from; Math.abs(at - from) < REACH; at += step) {
        const word = folded[at]
        if (word === undefined) return false
        if (DAY_OR_YEAR.test(word)) return true
        if (!between.has(word) && !monthWords.has(at)) return false
      }
      return false
    }
    return found.flatMap((month, from): Finding | Finding[] => {
      if (month === undefined || !(isDated(from - 1, -1) || isDated(from + month.length, 1))) return []
      return { from, length: month.length, variants: spellMonth(month.values, months), apart: false }
    })
  }
}

const range = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i)

/** First the spellings of the same name, then what other systems call the month. */
function spellMonth(same: readonly Month[], months: readonly Month[]): Variant[] {
  const others = months.filter((month) => !same.includes(month) && same.some((one) => isSame(one, month)))
  return [
    ...same.flatMap(({ names }) => names.map((text) => ({ text, weight: VARIANT_WEIGHTS.spelling }))),
    ...others.flatMap(({ names, ambiguous }) =>
      names.map((text) => ({
        text,
        weight: VARIANT_WEIGHTS.month,
        ...(ambiguous ? { level: ownSpelling(text) } : {}),
      })),
    ),
  ]
}

const isSame = (a: Month, b: Month): boolean => a.calendar === b.calendar && a.number === b.number

/** A name that is another word too must not bring that word's other forms with it; and آب without its maddah is أب. */
const ownSpelling = (name: string): 'exact' | 'folded' => (name.length === 2 ? 'exact' : 'folded')
