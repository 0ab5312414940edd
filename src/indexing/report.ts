import type { ErrorCode } from '../errors.ts'
import type { Origin } from './input.ts'

/** A document that did not go in, and why. */
export type Reject = Origin & { readonly id?: string; readonly reason: string }

/** How many documents came in and what became of them: always `read = indexed + unchanged + rejected`. */
export type Counts = {
  readonly read: number
  /** Created or updated, and acknowledged by the engine. */
  readonly indexed: number
  /** Already there with the same content. */
  readonly unchanged: number
  readonly rejected: number
  /** Documents among the indexed and unchanged whose id had come before in the same input: they took its place. */
  readonly replaced: number
}

export type IndexReport = Counts & {
  /** The first thousand; every one goes to `onReject`. */
  readonly rejects: readonly Reject[]
  readonly seconds: number
}

/** What became of one input; `index` is its place in the inputs, counted from 0. */
export type Outcome = {
  readonly index: number
  readonly status: 'created' | 'updated' | 'unchanged' | 'rejected'
  readonly id?: string
  readonly error?: { readonly code: ErrorCode; readonly message: string }
}

/** How far indexing of files has come. */
export type IndexProgress = Counts & { readonly bytesRead: number; readonly bytesTotal: number }

/** Something about a file that its owner should know, though it was not rejected. */
export type Notice = {
  readonly file: string
  /** Counted from 1, where it is a matter of one. */
  readonly line?: number
  readonly message: string
  /** How often it was found, in this file and others, when that is more than once; `file` and `line` are the first. */
  readonly count?: number
}

/** What became of a run over files and folders. */
export type PathsReport = IndexReport & {
  /** Files that were read. */
  readonly files: number
  /** Files that were passed over: hidden ones are not counted, the rest is explained in `notices`. */
  readonly skipped: number
  readonly notices: readonly Notice[]
  /** Paths that gave not one document, not even one that was rejected. */
  readonly emptyPaths: readonly string[]
  /** Names of `map` that nothing which was read is called: the wish was not fulfilled. */
  readonly unusedMap: readonly string[]
  /** Documents that `prune` removed, or that the copy which a rebuild swapped in does not hold. */
  readonly pruned?: number
  /** Why `prune` removed none. */
  readonly notPruned?: string
}

/** Documents of a collection that the new copy of a rebuild does not hold. */
export type Loss = {
  readonly documents: number
  /** Those among them that were there in this run, but were rejected. */
  readonly rejected: number
  /** The id of the first. */
  readonly first: string
  /** Why the others may be there all the same, where that is so. */
  readonly doubt?: string
}
