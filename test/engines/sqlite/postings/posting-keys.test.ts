import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byLevel, LEVEL_NAMES, type LevelName } from '../../../../src/analysis/token.ts'
import { PHRASE_LEVELS } from '../../../../src/engines/engine.ts'
import { encodeTerms } from '../../../../src/engines/sqlite/postings/encode-terms.ts'
import {
  beginningKeys,
  type KeyRange,
  levelSet,
  prefixKeys,
  readKey,
  renderKeys,
  termKeys,
} from '../../../../src/engines/sqlite/postings/posting-keys.ts'

/** Characters that stand for others in an encoded term, or next to those that end one. */
const letters = fc.constantFrom('a', 'b', 'ك', '\u00a0', '7', '\u0081', '\u009f', '\u{1f600}', 'A')
const term = fc.string({ unit: letters, minLength: 1, maxLength: 3 })
/** Words with any term at each level, often the same. */
const streams = fc
  .array(fc.array(term, { minLength: 1, maxLength: LEVEL_NAMES.length }), { maxLength: 8 })
  .map((words) => byLevel((level) => words.map((terms) => terms[LEVEL_NAMES.indexOf(level) % terms.length]).join(' ')))

const termsOf = (text: string) => text.split(' ').filter((part) => part !== '')

/** As SQLite compares them. */
const isIn = ({ from, to }: KeyRange, key: string): boolean =>
  Buffer.compare(Buffer.from(key), Buffer.from(from)) >= 0 && Buffer.compare(Buffer.from(key), Buffer.from(to)) < 0

const at = (keys: readonly string[], range: KeyRange, level: LevelName) =>
  keys.filter((key) => isIn(range, key) && (readKey(key).levels & levelSet(level)) !== 0)

test('keys say how often each term stands at each level of its field, and nothing else', () => {
  fc.assert(
    fc.property(streams, term, fc.nat({ max: 2 }), (document, other, field) => {
      const keys = termsOf(renderKeys(field, document))
      expect(new Set(keys).size).toBe(keys.length)
      for (const level of LEVEL_NAMES) {
        for (const wanted of [other, ...termsOf(document[level])]) {
          const count = termsOf(document[level]).filter((each) => each === wanted).length
          const found = at(keys, termKeys(field, wanted), level).map((key) => readKey(key).frequency)
          expect(found).toEqual(count === 0 ? [] : [count])
          expect(at(keys, termKeys(field + 1, wanted), level)).toEqual([])
        }
      }
    }),
  )
})

test('a beginning is found by its own key if it has one, and among the terms always', () => {
  fc.assert(
    fc.property(streams, fc.string({ unit: letters, minLength: 1, maxLength: 3 }), (document, prefix) => {
      const keys = termsOf(renderKeys(1, document))
      const own = beginningKeys(1, prefix)
      for (const level of LEVEL_NAMES) {
        const begins = termsOf(encodeTerms(document[level])).some((each) => each.startsWith(encodeTerms(prefix)))
        expect(at(keys, prefixKeys(1, prefix), level).length > 0).toBe(begins)
        if (own === undefined || !PHRASE_LEVELS.some((name) => name === level)) continue
        expect(at(keys, own, level).length).toBe(begins ? 1 : 0)
      }
    }),
  )
})

describe('a frequency', () => {
  test.each([1, 2, 29, 30, 31, 32, 1_919, 60_000, 2_000_000])('of %i is exact', (count) => {
    const streams = { ...byLevel(() => 'b '.repeat(count)), stem: 'a7 '.repeat(count) }
    const key = termsOf(renderKeys(0, streams)).find((each) => each.includes('a7')) ?? ''
    expect(readKey(key)).toEqual({ frequency: count, levels: levelSet('stem') })
  })
})

test('thirty thousand different terms have their keys, in streams of different lengths', () => {
  const terms = Array.from({ length: 30_000 }, (_, i) => `${i.toString(36)}ك`)
  const short = terms.map((_, i) => `${i % 7}ب`)
  const keys = termsOf(
    renderKeys(
      0,
      byLevel((level) => (level === 'broad' ? short : terms).join(' ')),
    ),
  )
  expect(new Set(keys).size).toBe(keys.length)
  expect(at(keys, termKeys(0, 'ك'), 'exact')).toEqual([])
  for (const i of [0, 4_711, 29_999]) {
    expect(at(keys, termKeys(0, terms[i] ?? ''), 'stem').map((key) => readKey(key).frequency)).toEqual([1])
  }
  expect(at(keys, termKeys(0, '3ب'), 'broad').map((key) => readKey(key).frequency)).toEqual([4_286])
})

test('two letters have a key of their own', () => {
  expect(['ك', 'كت', 'كتب', 'a\u{1f600}'].map((prefix) => beginningKeys(0, prefix) !== undefined)).toEqual([
    false,
    true,
    false,
    true,
  ])
})
