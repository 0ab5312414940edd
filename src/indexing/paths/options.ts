import type { Analyzer } from '../../analysis/token.ts'
import type { Engine } from '../../engines/engine.ts'
import type { Mapping } from '../../mapping/mapping.ts'
import type { Stdin } from '../files/open-stdin.ts'
import type { BadValues, UnknownFields } from '../readers/fields/policies.ts'
import type { IndexProgress, Loss, Reject } from '../report.ts'

/** What `indexPaths` is asked to do. */
export type PathsOptions = {
  readonly engine: Engine
  readonly analyzer: Analyzer
  readonly collection: string
  readonly mapping: Mapping
  readonly paths: readonly string[]
  /** What the path `-` is read from. */
  readonly stdin?: Stdin | undefined
  /** A file under the paths that is not read, because this run writes it: its real path. */
  readonly exclude?: string | undefined
  /** Removes the documents of the collection that this run did not see. */
  readonly prune?: boolean
  /** Builds a new copy beside the collection and swaps it in; without paths from what the collection holds. */
  readonly rebuild?: boolean
  /**
   * Asked before a rebuild swaps in a copy that lacks documents of the old index, unless `prune` is set and it is
   * certain that they have vanished. False leaves the old index. Without it they go, and the report says how many.
   */
  readonly onLoss?: (loss: Loss) => boolean | Promise<boolean>
  /** What files call a field (a column, a key, a member, a meta name) → the field; an empty field leaves it out. */
  readonly map?: Readonly<Record<string, string>>
  /** What becomes of names that are no fields, in every format; by default front matter and meta elements may hold more
   * than fields (`ignore`, with a notice), records may not (`reject`). */
  readonly unknown?: UnknownFields | undefined
  /** What becomes of a value that its field can't hold: by default its document is rejected. */
  readonly badValues?: BadValues | undefined
  /** The longest document, line or record, in bytes. */
  readonly maxBytes?: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (progress: IndexProgress) => void
  readonly onReject?: (reject: Reject) => void
}
