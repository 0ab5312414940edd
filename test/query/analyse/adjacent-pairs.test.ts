import { expect, it } from 'vitest'
import type { QueryBool } from '../../../src/query/tree.ts'
import { analyse } from '../support/analyse.ts'

const pairs = ({ boost, must, should, mustNot }: QueryBool): string[] => [
  ...boost.map(({ match }) => (match.type === 'phrase' ? match.words.map(({ text }) => text).join(' ') : match.type)),
  ...[...must, ...should, ...mustNot].flatMap((node) => (node.type === 'bool' ? pairs(node) : [])),
]

it.each([
  ['الحرب', []],
  ['الحرب الباردة الثانية', ['الحرب الباردة', 'الباردة الثانية']],
  ['الحرب، الباردة', ['الحرب الباردة']],
  ['الحرب في غزة', ['الحرب في غزة']],
  ['في الحرب على', []],
  ['من على الحرب', []],
  ['من على', ['من على']],
  ['كوفيد-19 غزة', ['كوفيد 19', '19 غزة']],
  ['الحرب (الباردة) الثانية', ['الحرب الباردة', 'الباردة الثانية']],
  ['الحرب "الباردة" الثانية', []],
  ['الحرب -الباردة الثانية', []],
  ['الحرب =الباردة', []],
  ['الحرب الب*', []],
  ['الحرب AND الباردة', []],
  ['title:الحرب title:الباردة', []],
  ['title:(الحرب الباردة) x', []],
  ['-(الحرب الباردة)', []],
  ['في من "الحرب"', []],
  ['في من (الحرب الباردة)', ['الحرب الباردة']],
  ['أ ب أ ب', ['أ ب', 'ب أ']],
] as const)('%j pairs %j', (query, expected) => {
  expect(pairs(analyse(query, { adjacencyWeight: 0.3 }).query)).toEqual(expected)
})

it('weighs a pair as the caller says, in every text field, and leaves it out at 0', () => {
  const { query } = analyse('الحرب الباردة', { adjacencyWeight: 0.3 })
  expect(query.boost).toMatchObject([{ weight: 0.3, fields: ['title', 'text'], match: { type: 'phrase', slop: 0 } }])
  expect(analyse('الحرب الباردة', { adjacencyWeight: 0 }).query.boost).toEqual([])
})

it('pairs words of a group inside the group, and none that were dropped', () => {
  const { query } = analyse('(أ ب) (في من) "ج"', { adjacencyWeight: 1 })
  expect(query.boost).toEqual([])
  expect(query.should).toHaveLength(1)
  const [group] = query.should
  expect(group?.type === 'bool' && pairs(group)).toEqual(['أ ب'])
})
