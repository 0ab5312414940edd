import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyseDocument } from '../../../src/indexing/write/analyse-document.ts'
import { contentHash } from '../../../src/indexing/write/content-hash.ts'
import { createPause } from '../../../src/pause.ts'
import { MAPPING } from '../support/collect.ts'
import { longestHold } from '../support/longest-hold.ts'
import { createWhitespaceAnalyzer } from '../support/whitespace-analyzer.ts'

const analyzer = createWhitespaceAnalyzer()

describe('an analysed document', () => {
  test('holds a stream a text field and level, and the values of the other fields', async () => {
    const document = { id: 'a', title: 'Two  WORDS', tags: ['أ'], date: '2024-03-15', url: 'x' }
    const analysed = await analyseDocument(document, MAPPING, analyzer)
    expect(analysed).toEqual({
      id: 'a',
      document,
      hash: await contentHash(document),
      streams: {
        title: {
          marked: 'two words',
          exact: 'Two WORDS',
          folded: 'two words',
          bare: 'two words',
          stem: 'two words',
          broad: 'two words',
        },
      },
      values: { tags: ['أ'], date: [Date.UTC(2024, 2, 15)] },
    })
  })

  test('an empty text has empty streams', async () => {
    const analysed = await analyseDocument({ id: 'a', text: ' \n' }, MAPPING, analyzer)
    expect(analysed.streams.text).toEqual({ marked: '', exact: '', folded: '', bare: '', stem: '', broad: '' })
  })

  test('every level has as many terms as the text has tokens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const { streams } = await analyseDocument({ id: 'a', text }, MAPPING, analyzer)
        const count = analyzer.analyze(text).length
        for (const stream of Object.values(streams.text ?? {})) {
          expect(stream === '' ? 0 : stream.split(' ').length).toBe(count)
        }
      }),
    )
  })
})

describe('the content hash', () => {
  test('is the same whatever the order of the fields', async () => {
    const one = await contentHash({ id: 'a', title: 'x', text: 'y' })
    expect(await contentHash({ text: 'y', title: 'x', id: 'a' })).toBe(one)
  })

  test.each([
    [{ id: 'b', title: 'x' }],
    [{ id: 'a', title: 'y' }],
    [{ id: 'a', text: 'x' }],
    [{ id: 'a', title: 'x', views: 1 }],
    [{ id: 'a', title: ['x'] }],
    [{ id: 'a', title: '\ud800' }],
  ])('changes with the content: %j', async (other) => {
    expect(await contentHash(other)).not.toBe(await contentHash({ id: 'a', title: 'x' }))
    expect(await contentHash(other)).toMatch(/^[0-9a-f]{32}$/)
  })

  test('tells halves of surrogate pairs apart', async () => {
    const one = await contentHash({ id: 'a', title: '\ud800' })
    expect(await contentHash({ id: 'a', title: '\ud801' })).not.toBe(one)
  })

  test('is that of the JSON of its fields, also where it is worked out piece by piece', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\ud800', '\udc00', '\u{1f600}', '"', '\n', 'ب') }),
      fc.integer(),
      fc.array(fc.string({ unit: 'binary' })),
    )
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), value), fc.integer({ min: 1, max: 5 }), async (fields, slice) => {
        const document = { ...fields, id: 'a' }
        const sorted = Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1))
        const whole = hash('sha256', JSON.stringify(sorted)).slice(0, 32)
        expect(await contentHash(document, async () => {}, slice)).toBe(whole)
      }),
    )
  })
})

describe('the event loop stays free', () => {
  const text = 'كلمة أخرى '.repeat(300_000)

  test('during one long document', async () => {
    const started = performance.now()
    const { longest } = await longestHold(() => analyseDocument({ id: 'a', text }, MAPPING, analyzer))
    const total = performance.now() - started
    expect(total).toBeGreaterThan(100)
    expect(longest).toBeLessThan(total / 3)
  })

  test('ten works with one pause hold it no longer than one', async () => {
    const pause = createPause(10)
    const spin = async (): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        const until = performance.now() + 0.5
        while (performance.now() < until);
        await pause()
      }
    }
    const { turns } = await longestHold(() => Promise.all(Array.from({ length: 10 }, spin)))
    // 300 ms of work in slices of 10 ms are 30 turns; a pause of its own for each work would make it three.
    expect(turns).toBeGreaterThan(10)
  })

  test('a pause that is not due takes no turn', async () => {
    const pause = createPause(10_000)
    let turned = false
    setImmediate(() => {
      turned = true
    })
    for (let i = 0; i < 1000; i++) await pause()
    expect(turned).toBe(false)
  })
})
