import { expect, it } from 'vitest'
import { positiveLeaves } from '../../src/query/positive-leaves.ts'
import { analyse } from './support/analyse.ts'

it.each([
  ['', []],
  ['-أ', []],
  ['أ ب', ['أ', 'ب']],
  ['أ "ب ج" دا* -هـ (ح OR ط) -(ي ك)', ['ب ج', 'أ', 'دا', 'ح', 'ط']],
  ['أ AND (ب OR -ج)', ['أ', 'ب']],
  ['-(-أ)', []],
] as const)('%j may be found by %j', (query, expected) => {
  const leaves = positiveLeaves(analyse(query, { adjacencyWeight: 1 }).query)
  const texts = leaves.map(({ match }) =>
    match.type === 'phrase' ? match.words.map(({ text }) => text).join(' ') : match.text,
  )
  expect(texts).toEqual(expected)
})
