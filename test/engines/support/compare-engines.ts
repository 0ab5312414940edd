import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import type { Engine, EngineSearch } from '../../../src/engines/engine.ts'
import { indexPaths } from '../../../src/indexing/index-paths.ts'
import type { Mapping } from '../../../src/mapping/mapping.ts'
import type { SearchRequest } from '../../../src/search/answer.ts'
import { createSearcher } from '../../../src/search/create-searcher.ts'

/** More than any collection of these tests holds. */
const ALL_HITS = 10_000

/** A query for which two engines find different documents, or say different totals. */
export type Difference = {
  readonly q: string
  readonly totals: readonly number[]
  readonly onlyFirst: readonly string[]
  readonly onlySecond: readonly string[]
}

const analyzer = createAnalyzer()

/** Puts the same files into a collection of each engine. */
export async function fillEngines(engines: readonly Engine[], mapping: Mapping, path: string): Promise<void> {
  for (const engine of engines) {
    await indexPaths({ engine, analyzer, collection: mapping.name, mapping, paths: [path] })
  }
}

/** Asks both engines exactly what a searcher asks the first, and compares every hit. */
export async function findDifferences(
  [first, second]: readonly [Engine, Engine],
  collection: string,
  requests: readonly SearchRequest[],
): Promise<Difference[]> {
  const asked: EngineSearch[] = []
  const searcher = createSearcher({
    analyzer,
    engine: {
      ...first,
      search(name, request) {
        asked.push(request)
        return first.search(name, request)
      },
    },
  })
  const differences: Difference[] = []
  for (const request of requests) {
    asked.length = 0
    await searcher.search(collection, { ...request, limit: 1 })
    for (const search of asked) {
      const answers = await Promise.all(
        [first, second].map((engine) => engine.search(collection, { ...search, parts: undefined, limit: ALL_HITS })),
      )
      const [ours = new Set<string>(), theirs = new Set<string>()] = answers.map(
        ({ hits }) => new Set(hits.map(({ id }) => id)),
      )
      const totals = answers.map(({ total }) => total.value)
      const onlyFirst = [...ours].filter((id) => !theirs.has(id))
      const onlySecond = [...theirs].filter((id) => !ours.has(id))
      if (totals[0] === totals[1] && onlyFirst.length + onlySecond.length === 0) continue
      differences.push({ q: request.q, totals, onlyFirst, onlySecond })
    }
  }
  return differences
}

/** Every nth of the values. */
export const sample = <Value>(values: readonly Value[], count: number): Value[] =>
  values.filter((_, i) => i % Math.max(1, Math.floor(values.length / count)) === 0).slice(0, count)

/** Phrases of two to four words out of texts, as a reader would quote them; some with room for a word between. */
export function quoteFrom(texts: readonly string[], count: number): string[] {
  return sample(texts, count).map((text, i) => {
    const words = text
      .replace(/["«»~*]/g, ' ')
      .split(/\s+/)
      .filter(Boolean)
    const start = (i * 7) % Math.max(1, words.length - 5)
    const quoted = words.slice(start, start + 2 + (i % 3))
    if (i % 4 !== 3) return `"${quoted.join(' ')}"`
    // The first and the last word, which stand further apart than a plain phrase would allow.
    return `"${quoted[0]} ${quoted.at(-1)}"~${quoted.length}`
  })
}
