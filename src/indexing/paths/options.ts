import type { Analyzer } from '../../analysis/token.ts'
import type { Engine } from '../../engines/engine.ts'
import type { Mapping } from '../../mapping/mapping.ts'
import type { IndexProgress, Reject } from '../report.ts'

/** What `indexPaths` is asked to do. */
export type PathsOptions = {
  readonly engine: Engine
  readonly analyzer: Analyzer
  readonly collection: string
  readonly mapping: Mapping
  readonly paths: readonly string[]
  /** Removes the documents of the collection that this run did not see; a rebuild never holds them anyway. */
  readonly prune?: boolean
  /** Builds a new copy beside the collection and swaps it in; without paths from what the collection holds. */
  readonly rebuild?: boolean
  /** CSV column → field; an empty field leaves the column out. */
  readonly map?: Readonly<Record<string, string>>
  /** The longest document, line or record, in bytes. */
  readonly maxBytes?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: IndexProgress) => void
  readonly onReject?: (reject: Reject) => void
}
