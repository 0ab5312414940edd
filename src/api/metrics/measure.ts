import type { Engine } from '../../engines/engine.ts'
import { toFihristError } from '../../errors.ts'
import type { Indexer } from '../../indexing/create-indexer.ts'
import type { IndexReport } from '../../indexing/report.ts'
import type { Deletion } from '../../indexing/write/delete-matching.ts'
import type { Searcher } from '../../search/answer.ts'
import { type Metrics, SEARCH_OUTCOMES } from './metrics.ts'

/** The engine, its searches timed. */
export function measureEngine(engine: Engine, metrics: Metrics): Engine {
  return {
    ...engine,
    async search(name, request) {
      const began = performance.now()
      try {
        return await engine.search(name, request)
      } finally {
        metrics.engineSearch((performance.now() - began) / 1000)
      }
    },
  }
}

/** The searcher, its searches counted by what became of them. */
export function measureSearcher(searcher: Searcher, metrics: Metrics): Searcher {
  async function count<Answer>(search: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await search
      metrics.search('answered')
      return answer
    } catch (error) {
      const { code } = toFihristError(error)
      metrics.search(SEARCH_OUTCOMES.find((outcome) => outcome === code) ?? 'failed')
      throw error
    }
  }
  return {
    ...searcher,
    search: (...asked) => count(searcher.search(...asked)),
    searchIn: (...asked) => count(searcher.searchIn(...asked)),
  }
}

/** The indexer, its documents counted by what became of them. */
export function measureIndexer(indexer: Indexer, metrics: Metrics): Indexer {
  function countReport({ indexed, unchanged, rejected }: IndexReport): void {
    metrics.written('indexed', indexed)
    metrics.written('unchanged', unchanged)
    metrics.written('rejected', rejected)
  }
  return {
    async write(...asked) {
      try {
        const report = await indexer.write(...asked)
        countReport(report)
        return report
      } catch (error) {
        const report = toFihristError(error).details.report as IndexReport | undefined
        if (report !== undefined) countReport(report)
        throw error
      }
    },
    async putDocument(...asked) {
      try {
        const result = await indexer.putDocument(...asked)
        metrics.written(result === 'unchanged' ? 'unchanged' : 'indexed', 1)
        return result
      } catch (error) {
        if (toFihristError(error).code === 'bad_document') metrics.written('rejected', 1)
        throw error
      }
    },
    async deleteDocument(...asked) {
      const result = await indexer.deleteDocument(...asked)
      if (result === 'deleted') metrics.written('deleted', 1)
      return result
    },
    async deleteMatching(...asked) {
      try {
        const deletion = await indexer.deleteMatching(...asked)
        metrics.written('deleted', deletion.deleted)
        return deletion
      } catch (error) {
        const done = toFihristError(error).details.results as Deletion | undefined
        if (done !== undefined) metrics.written('deleted', done.deleted)
        throw error
      }
    },
  }
}
