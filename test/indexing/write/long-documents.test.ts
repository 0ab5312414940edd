import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { analyseDocument } from '../../../src/indexing/write/analyse-document.ts'
import { contentHash } from '../../../src/indexing/write/content-hash.ts'
import { MAPPING } from '../support/collect.ts'
import { longestHold } from '../support/longest-hold.ts'

/** Milliseconds; it is 20 to 40 on the machine where this was written. */
const LONGEST_HOLD = 150

const analyzer = createAnalyzer()
const fill = (block: string, units: number) => block.repeat(units / block.length)

describe('a long document holds the event loop no longer than a short one', () => {
  // What held it for as long as a text of 16 MB took, from half a second to seven, is a little of that here.
  test.each([
    ['one word of letters and marks', fill('بَ', 1_000_000)],
    ['one word of five million marks', `ك${'\u064e'.repeat(5_000_000)}`],
    ['initials without an end', fill('د.', 1_500_000)],
    ['ligatures without an end', fill('\ufdf2', 600_000)],
    ['words of one letter', fill('a ', 3_000_000)],
    ['white space', fill(' \n', 9_000_000)],
  ])('%s', async (_, text) => {
    const { longest } = await longestHold(() => analyseDocument({ id: 'a', text }, MAPPING, analyzer))
    expect(longest).toBeLessThan(LONGEST_HOLD)
  })

  test('nor does the hash of its content', async () => {
    const text = fill('كتاب ', 8_000_000)
    const { longest, turns } = await longestHold(() => contentHash({ id: 'a', text }, () => new Promise(setImmediate)))
    expect(longest).toBeLessThan(LONGEST_HOLD)
    expect(turns).toBeGreaterThan(8_000_000 / (256 * 1024))
  })
})
