import { expect, it } from 'vitest'
import { minimumShould } from '../../../src/query/analyse/minimum-should.ts'

it.each([
  ['any', [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
  ['most', [0, 1, 2, 3, 3, 4, 5, 5, 6, 7, 7]],
  ['all', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
] as const)('%s of 0 to 10 words', (match, least) => {
  expect(least.map((_, count) => minimumShould(match, count))).toEqual(least)
})
