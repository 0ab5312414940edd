import { expect, test } from 'vitest'
import { LEVEL_NAMES, type LevelName } from '../../../../src/analysis/token.ts'
import { readMapping } from '../../../../src/mapping/mapping.ts'
import { describeOnElasticsearch } from '../../../support/elasticsearch/for-tests.ts'
import { NAME, SPEC } from '../../support/collections.ts'
import { makeElasticsearchStorage } from '../../support/elasticsearch-storage.ts'
import { any, RANKING, request } from '../../support/queries.ts'
import { analyse, termsOf, wordsOf } from '../../support/test-analysis.ts'

const TITLE_WEIGHT = 2
const MAPPING = readMapping(
  { name: NAME, fields: { title: { type: 'text', weight: TITLE_WEIGHT }, text: { type: 'text' } } },
  'test',
)

const WORDS = ['red', 'fox', 'Dogs', 'dog', 'lazy', 'cats', 'cat', 'tree', 'moon', 'sun', 'x', 'y']

/** Documents with words in the one field, the other, both or neither, short enough for Lucene to keep exact lengths. */
const documents = Array.from({ length: 120 }, (_, i) => ({
  id: `d${i}`,
  title: Array.from({ length: i % 4 }, (_, k) => WORDS[(i * 5 + k * 7) % 12]).join(' '),
  text: Array.from({ length: 3 + (i % 27) }, (_, k) => WORDS[(i * 7 + k * k) % 12]).join(' '),
}))

/** BM25F written out: frequencies and lengths of both fields, the title's twice. */
function bm25f(word: string, level: LevelName): Map<string, number> {
  const term = termsOf(word)[level]
  const rows = documents.map(({ id, title, text }) => {
    const terms = [...wordsOf(title), ...wordsOf(title), ...wordsOf(text)].map((other) => termsOf(other)[level])
    return { id, length: terms.length, frequency: terms.filter((other) => other === term).length }
  })
  const count = rows.filter(({ frequency }) => frequency > 0).length
  const average = rows.reduce((sum, { length }) => sum + length, 0) / rows.length
  const idf = Math.log(1 + (rows.length - count + 0.5) / (count + 0.5))
  return new Map(
    rows.map(({ id, length, frequency }) => {
      return [id, (idf * frequency) / (frequency + 0.9 * (1 - 0.7 + (0.7 * length) / average))]
    }),
  )
}

/** Words count at the levels of the catch-all field. */
const ranking = { ...RANKING, levels: { ...RANKING.levels, folded: { weight: 0, matches: false } } }
const counted = LEVEL_NAMES.filter((level) => ranking.levels[level].weight > 0)

/** Elasticsearch multiplies every score so. */
const FACTOR = 0.9 + 1

await describeOnElasticsearch('scores', ({ url }) => {
  test('are BM25F over the fields, summed over levels and words', async () => {
    const storage = await makeElasticsearchStorage(url)
    try {
      const engine = await storage.connect()
      await engine.open({ ...SPEC, mapping: MAPPING })
      const puts = documents.map((document) => ({ type: 'put' as const, document: analyse(document, MAPPING) }))
      await engine.write(NAME, puts, 'full')
      for (const words of [['cats'], ['red', 'moon'], ['lazy', 'Dogs', 'tree']]) {
        const { hits } = await engine.search(NAME, request(any(...words), { ranking, limit: 200 }))
        expect(hits.length).toBeGreaterThan(50)
        const parts = counted.flatMap((level) =>
          words.map((word) => ({ weight: FACTOR * ranking.levels[level].weight, scores: bm25f(word, level) })),
        )
        for (const { id, score } of hits) {
          const expected = parts.reduce((sum, { weight, scores }) => sum + weight * (scores.get(id) ?? 0), 0)
          expect(score).toBeCloseTo(expected, 4)
        }
      }
    } finally {
      await storage.dispose()
    }
  })
})
