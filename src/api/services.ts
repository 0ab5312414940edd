import type { Analyzer } from '../analysis/token.ts'
import type { Engine } from '../engines/engine.ts'
import type { Indexer } from '../indexing/create-indexer.ts'
import type { Searcher } from '../search/answer.ts'
import type { ReportFailure } from './problems/handle-errors.ts'
import type { Limits } from './requests/limits.ts'

/** What the routes call. */
export type Services = {
  readonly engine: Engine
  readonly analyzer: Analyzer
  readonly searcher: Searcher
  readonly indexer: Indexer
  readonly limits: Limits
  /** Whether the process was asked to stop; then `/ready` says so. */
  readonly isStopping: () => boolean
  /** Is told of every failure that is the server's own. */
  readonly reportFailure: ReportFailure
}
