import { describe, expect, it } from 'vitest'
import type { Expand } from '../../../src/query/expand/expand-words.ts'
import type { QueryAlternatives, QueryWord } from '../../../src/query/tree.ts'
import { analyse } from '../support/analyse.ts'
import { createToyAnalyzer } from '../support/toy-analyzer.ts'

const analyzer = createToyAnalyzer()
const words = (text: string): QueryWord[] =>
  analyzer.analyze(text).map(({ text, terms, stopWord }) => ({ type: 'word', text, terms, stopWord }))

const SPELLINGS = ['عبدالله', 'عبد الله']

/** Names written as one word or two, whichever was typed. */
const names: Expand = (typed) =>
  SPELLINGS.flatMap((spelling) => {
    const length = words(spelling).length
    const from = typed.findIndex(
      (_, i) =>
        typed
          .slice(i, i + length)
          .map(({ text }) => text)
          .join(' ') === spelling,
    )
    const variants = SPELLINGS.map((other) => ({ weight: other === spelling ? 1 : 0.9, words: words(other) }))
    return from === -1 ? [] : [{ from, length, alternatives: { type: 'alternatives', text: spelling, variants } }]
  })

const understood = (text: string) => analyse(text, { expand: names, match: 'all' }).interpreted

it.each([
  ['عبدالله', 'عبدالله OR "عبد الله"'],
  ['الملك عبدالله', 'الملك AND (عبدالله OR "عبد الله")'],
  ['الملك عبد الله الثاني', 'الملك AND ("عبد الله" OR عبدالله) AND الثاني'],
  ['"الملك عبدالله الثاني"', '"الملك [عبدالله|عبد الله] الثاني"'],
  ['"الملك عبد الله"~2', '"الملك [عبد الله|عبدالله]"~2'],
  ['title:عبدالله', 'title:(عبدالله OR "عبد الله")'],
  ['-عبدالله', 'NOT (عبدالله OR "عبد الله")'],
  ['عبدالله عبد الله', 'عبدالله OR "عبد الله"'],
  ['=عبدالله', '=عبدالله'],
  ['عبدالله*', 'عبدالله*'],
  ['عبد "الله"', 'عبد AND "الله"'],
  ['عبد (الله)', '"عبد الله" OR عبدالله'],
])('%j is %j', (query, interpreted) => expect(understood(query)).toBe(interpreted))

it('counts what stands for several words as one', () => {
  const { query } = analyse('الملك عبد الله الثاني', { expand: names, match: 'all', adjacencyWeight: 1 })
  expect(query.minimumShould).toBe(3)
  expect(query.boost).toMatchObject([
    { match: { words: [{ text: 'الملك' }, { type: 'alternatives' }] } },
    { match: { words: [{ type: 'alternatives' }, { text: 'الثاني' }] } },
  ])
})

describe('expanders that make mistakes', () => {
  const variant = (text: string, weight = 0.5) => ({ weight, words: words(text) })
  const alternatives = (...variants: ReturnType<typeof variant>[]): QueryAlternatives => {
    return { type: 'alternatives', text: '', variants }
  }
  const expanded = (expand: Expand) => analyse('أ ب ج', { expand, match: 'all' }).interpreted

  it('that forget what was typed find it all the same', () => {
    expect(expanded(() => [{ from: 1, length: 1, alternatives: alternatives(variant('x')) }])).toBe(
      'أ AND (ب OR x) AND ج',
    )
  })
  it('that overlap: the first and longest counts', () => {
    const at = (from: number, length: number) => ({
      from,
      length,
      alternatives: alternatives(variant(`x${from}${length}`)),
    })
    expect(expanded(() => [at(1, 2), at(0, 1), at(0, 2)])).toBe('("أ ب" OR x02) AND ج')
  })
  it('that point outside are not heard', () => {
    const at = (from: number, length: number) => ({ from, length, alternatives: alternatives(variant('x')) })
    expect(expanded(() => [at(-1, 1), at(0, 0), at(2, 2), at(3, 1)])).toBe('أ AND ب AND ج')
  })
  it('that know too many spellings are cut to 64, of nothing to what was typed', () => {
    const many = Array.from({ length: 100 }, (_, i) => variant(`x${i}`))
    const { query } = analyse('أ', {
      expand: () => [{ from: 0, length: 1, alternatives: alternatives(variant(''), ...many) }],
    })
    const [leaf] = query.should
    const variants = leaf?.type === 'leaf' && leaf.match.type === 'alternatives' ? leaf.match.variants : []
    expect(variants).toHaveLength(64)
    expect(variants[0]).toMatchObject({ weight: 1, words: [{ text: 'أ' }] })
    expect(variants.every(({ words }) => words.length > 0)).toBe(true)
  })
})

it('knows what is negated', () => {
  const seen: string[] = []
  const expand: Expand = (words, { negated }) => {
    seen.push(`${negated ? '-' : ''}${words.map(({ text }) => text).join(' ')}`)
    return []
  }
  analyse('أ ب -ج -(د هـ) "و ز" -"ح"', { expand })
  expect(seen).toEqual(['أ ب', '-ج', '-د هـ', 'و ز', '-ح'])
})
