import type { Listing } from '../files/list-files.ts'
import type { BadInput } from '../input.ts'
import { createNotices, type Notices } from '../notices.ts'
import type { SourceFile } from '../readers/reader.ts'
import type { Reject } from '../report.ts'
import { createIdSet, type IdSet } from '../write/id-set.ts'

/** What a run keeps in mind beside the counts. */
export type Run = {
  readonly listing: Listing
  readonly notices: Notices
  readonly seen: IdSet
  /** Ids of the documents that were there but did not go in: they have not vanished. */
  readonly rejected: IdSet
  /** The first reject without an id: what it would have been is not known. */
  unknown: Reject | undefined
  /** The first file or folder that the system would not let us read. */
  unreadable: BadInput | undefined
  /** The files that gave a document, also one that was rejected. */
  readonly filled: Set<SourceFile>
  /** The names of `map` that were found. */
  readonly mapped: Set<string>
  bytesRead: number
}

/** A run that has read nothing yet. */
export const createRun = (listing: Listing): Run => ({
  listing,
  notices: createNotices(),
  seen: createIdSet(),
  rejected: createIdSet(),
  unknown: undefined,
  unreadable: undefined,
  filled: new Set(),
  mapped: new Set(),
  bytesRead: 0,
})
