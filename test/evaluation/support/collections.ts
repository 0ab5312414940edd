import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fihrist } from '../../support/command-line.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const SHARED = join(import.meta.dirname, '../../../../shared')
const folder = temporaryFolder()

/** A collection, a file of queries, and what Lucene reaches there. */
export type Baseline = readonly [collection: string, queries: string, ndcg: number]

/** Evaluates as a user would, compares the figures with those of another program, and with Lucene's. */
export function describeCollections(baselines: readonly Baseline[]): void {
  describe.skipIf(!existsSync(join(SHARED, 'collections')))('fihrist evaluate on judged collections', () => {
    test.each(baselines)('%s, %s: better than %d', { timeout: 120_000 }, async (name, queries, baseline) => {
      const collection = join(SHARED, 'collections', name)
      const run = join(folder, `${name}.trec`)
      const began = performance.now()
      const { out, code } = await fihrist([
        'evaluate',
        collection,
        '--queries',
        join(collection, queries),
        '--run',
        run,
        '--json',
      ])
      expect(code).toBe(0)
      const figures = JSON.parse(out)
      expect((performance.now() - began) / 1000).toBeLessThan(60)
      expect(figures['nDCG@10']).toBeGreaterThan(baseline)
      const args = [
        join(SHARED, 'tools/score.mjs'),
        join(collection, 'qrels.tsv'),
        run,
        '--queries',
        join(collection, queries),
      ]
      const theirs = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
      for (const name of ['nDCG@10', 'MRR@10', 'Recall@10', 'Recall@100'])
        expect(figures[name]).toBeCloseTo(theirs[name], 4)
    })
  })
}
