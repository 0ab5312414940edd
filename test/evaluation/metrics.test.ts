import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluate, type RunLine, renderRun } from '../../src/evaluation/evaluate.ts'
import { METRIC_NAMES, METRICS, mean, percentile } from '../../src/evaluation/metrics.ts'
import type { SearchAnswer } from '../../src/search/answer.ts'

const SCORER = join(import.meta.dirname, '../../../shared/tools/score.mjs')

describe('metrics of one ranked list', () => {
  const judged = new Map([
    ['a', 1],
    ['b', 3],
  ])
  test.each([
    ['both on top, better first', ['b', 'a'], { 'nDCG@10': 1, 'MRR@10': 1, 'Recall@10': 1, 'Recall@100': 1 }],
    ['nothing found', [], { 'nDCG@10': 0, 'MRR@10': 0, 'Recall@10': 0, 'Recall@100': 0 }],
    [
      'one of two, third',
      ['x', 'y', 'a'],
      { 'nDCG@10': 0.5 / (7 + 1 / Math.log2(3)), 'MRR@10': 1 / 3, 'Recall@10': 0.5 },
    ],
    ['after the tenth', [...'0123456789', 'b'], { 'nDCG@10': 0, 'MRR@10': 0, 'Recall@10': 0, 'Recall@100': 0.5 }],
  ])('%s', (_, ranked, expected) => {
    for (const [name, value] of Object.entries(expected)) {
      expect(METRICS[name as keyof typeof METRICS](ranked, judged)).toBeCloseTo(value, 12)
    }
  })

  test('mean and percentiles', () => {
    expect(mean([])).toBe(0)
    expect(mean([1, 2, 6])).toBe(3)
    expect(percentile([], 0.5)).toBe(0)
    expect([0.5, 0.95, 1].map((share) => percentile([4, 1, 3, 2], share))).toEqual([2, 4, 4])
  })
})

describe.skipIf(!existsSync(SCORER))('figures equal an independent scorer on the same run', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fihrist-metrics-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('on random runs with missing queries, ties and grades', async () => {
    let seed = 7
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return seed / 2 ** 32
    }
    const queries = Array.from({ length: 60 }, (_, i) => ({ id: `q${i}`, text: `q${i}` }))
    const judgements = new Map(
      queries.slice(5).map(({ id }) => {
        const count = 1 + Math.floor(random() * 15)
        return [
          id,
          new Map(
            Array.from({ length: count }, () => [`d${Math.floor(random() * 150)}`, 1 + Math.floor(random() * 3)]),
          ),
        ]
      }),
    )
    const answers = new Map(
      queries.map(({ id }) => {
        const documents = Array.from({ length: 150 }, (_, i) => `d${i}`).sort(() => random() - 0.5)
        return [id, documents.slice(0, Math.floor(random() * 101))]
      }),
    )
    const searcher = { search: async (_: string, { q }: { q: string }) => answerOf(answers.get(q) ?? []) }
    const { evaluation, run } = await evaluate({ searcher, collection: 'c', queries, judgements, depth: 100 })
    expect(evaluation.queries).toBe(55)
    const theirs = score(folder, run, judgements, queries)
    for (const name of METRIC_NAMES) expect(evaluation[name]).toBeCloseTo(theirs[name] ?? Number.NaN, 4)
  })
})

function answerOf(ids: readonly string[]): SearchAnswer {
  return {
    total: { value: ids.length, relation: 'eq' },
    took: 0,
    query: { interpreted: '', ignored: [], corrected: null },
    hits: ids.map((id, i) => ({ id, score: 1 / (i + 1), document: { id }, highlights: {} })),
    next: null,
  }
}

function score(
  folder: string,
  run: readonly RunLine[],
  judgements: ReadonlyMap<string, ReadonlyMap<string, number>>,
  queries: readonly { id: string; text: string }[],
): Record<string, number> {
  const file = (name: string) => join(folder, name)
  const qrels = [...judgements].flatMap(([query, judged]) =>
    [...judged].map(([id, grade]) => `${query}\t${id}\t${grade}\n`),
  )
  writeFileSync(file('qrels.tsv'), qrels.join(''))
  writeFileSync(file('run.trec'), renderRun(run, 'test'))
  writeFileSync(file('queries.jsonl'), queries.map((query) => `${JSON.stringify(query)}\n`).join(''))
  const args = [SCORER, file('qrels.tsv'), file('run.trec'), '--queries', file('queries.jsonl')]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
}
