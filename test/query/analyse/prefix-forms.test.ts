import { expect, it } from 'vitest'
import { analyse } from '../support/analyse.ts'

const prefixes = (text: string) => {
  const [leaf] = analyse(text).query.should
  if (leaf?.type !== 'leaf' || leaf.match.type !== 'prefix') return []
  return leaf.match.prefixes.map(({ level, prefix }) => `${level} ${prefix}`)
}

const SCHOOL = [
  'folded مدرس',
  'folded ومدرس',
  'folded المدرس',
  'folded للمدرس',
  'folded وللمدرس',
  'folded فالمدرس',
  'folded كالمدرس',
  'folded بالمدرس',
  'folded والمدرس',
  'folded وبالمدرس',
  'stem مدرس',
]

it.each(['مدرس*', 'المدرس*', 'والمدرس*', 'للمدرس*', 'وبالمدرس*', 'مَدْرَس*', 'مد\u0640رس*', 'مدرس\u200f*'])(
  '%j finds the word with whatever is written onto it',
  (query) => expect(prefixes(query)).toEqual(SCHOOL),
)

it('folds letters as the index does', () => expect(prefixes('أمري*')).toContain('folded الامري'))

it('looks for a conjunction only before three letters or more', () => {
  expect(prefixes('زي*')).not.toContain('folded وزي')
  expect(prefixes('زير*')).toContain('folded وزير')
})

it.each([
  ['والد*', 'folded والد'],
  ['والدة*', 'folded والده'],
  ['بالون*', 'folded بالون'],
  ['الت*', 'folded الت'],
])('%j is not cut to two letters or fewer', (query, first) => expect(prefixes(query)[0]).toBe(first))

it.each([
  ['ال*', 'article_prefix'],
  ['وال*', 'article_prefix'],
  ['بال*', 'article_prefix'],
  ['لل*', 'article_prefix'],
  ['م*', 'prefix_too_short'],
  ['مَ*', 'prefix_too_short'],
  ['م\u0640\u200f*', 'prefix_too_short'],
])('%j selects nothing and says so', (query, reason) => {
  const { query: tree, ignored } = analyse(query)
  expect(tree.should).toEqual([])
  expect(ignored).toMatchObject([{ text: query, start: 0, end: query.length, reason }])
})
