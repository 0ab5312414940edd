import type { ErrorCode } from '../errors.ts'

/** Where an input came from, for reports: a file as it was named, a line of it counted from 1. */
export type Origin = { readonly file?: string; readonly line?: number }

/** One document on its way in, or the reason why there is none. */
export type Input = ReadInput | BadInput

export type ReadInput = Origin & {
  readonly ok: true
  /** The document as it was found; nothing about it is checked yet. */
  readonly value: unknown
  /** Its place in a source that holds several documents, counted from 1. */
  readonly record?: number
}

export type BadInput = Origin & {
  readonly ok: false
  readonly reason: string
  /** `bad_document` when it is not said; `storage_failed` when a file could not be read at all. */
  readonly code?: ErrorCode
  /** The id that the document would have had, where that is known. */
  readonly id?: string
}
