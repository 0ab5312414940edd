import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { createExpand } from '../../../src/query/expand/create-expand.ts'
import { QUERY_LIMITS } from '../../../src/query/limits.ts'
import { interpret, readWords, variantsOf } from './support/understand.ts'

it('several lists know something of the same words', () => {
  expect([...variantsOf('ذو القعدة 1445').keys()]).toEqual(expect.arrayContaining(['ذوالقعدة', 'ذي القعدة']))
  expect([...variantsOf('لابتوب').keys()]).toEqual(expect.arrayContaining(['لاب توب', 'حاسوب محمول']))
})

it('a phrase counts less than the one word that was typed, a word as much as the phrase', () => {
  expect(variantsOf('عبدالله').get('عبد الله')).toBeCloseTo(Math.SQRT1_2)
  expect(variantsOf('عبد الله').get('عبدالله')).toBe(1)
})

it('what is left out is what was named: spellings, not other names', () => {
  expect(interpret('-عبدالله')).toBe('NOT (عبدالله OR "عبد الله")')
  expect(interpret('-"ساحل العاج"')).toBe('NOT "ساحل العاج"')
  expect(interpret('-"شباط 2011"')).toBe('NOT "شباط 2011"')
})

it('of names inside names the longest counts', () => {
  expect(interpret('محمد بن عبد الله')).toMatch(/^محمد AND \("بن عبد الله" OR /)
  expect(interpret('البحر الأبيض المتوسط')).toBe('"البحر الأبيض المتوسط" OR "البحر المتوسط"')
})

it('any words: the typed ones stay first, stretches lie inside, variants within the limit', () => {
  const expand = createExpand(createAnalyzer())
  const piece = fc.constantFrom(
    ...'عبد الله أبو بن ابن بكر الدين نور أ ف ب ﷺ صلى عليه وسلم مارس كانون الثاني 2011 15 القرن العشرين فيس بوك هاتف محمول'.split(
      ' ',
    ),
  )
  const words = fc.array(fc.oneof({ weight: 5, arbitrary: piece }, fc.string()), { maxLength: 12 })
  fc.assert(
    fc.property(words, fc.boolean(), fc.boolean(), (parts, negated, quoted) => {
      const typed = readWords(parts.join(' '))
      for (const { from, length, alternatives } of expand(typed, { negated, quoted })) {
        expect(from >= 0 && length > 0 && from + length <= typed.length).toBe(true)
        const [first, ...others] = alternatives.variants
        expect(first).toEqual({ weight: 1, words: typed.slice(from, from + length) })
        expect(others.length).toBeGreaterThan(0)
        expect(others.length).toBeLessThan(QUERY_LIMITS.alternatives)
        expect(others.every(({ weight, words }) => words.length > 0 && weight > 0 && weight <= 1)).toBe(true)
      }
    }),
  )
})
