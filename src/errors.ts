/** The codes that callers, scripts and HTTP clients may rely on; each names one thing that went wrong. */
export const ERROR_CODES = [
  'bad_request', // the request can't be understood; the message says what was expected
  'bad_filter', // the filter does not parse or does not fit the mapping
  'bad_mapping', // the mapping file does not fit its schema
  'bad_document', // a document does not fit the mapping, or can't be analysed or written
  'bad_input', // a file or folder can't be read as documents
  'not_found', // no such document
  'collection_not_found',
  'too_large', // a body, a line, a page or an id is over its limit
  'mapping_mismatch', // the index was built with another mapping
  'analyzer_mismatch', // the index was built by another version of the analyzer
  'index_corrupt', // the file is damaged, or was not written by Fihrist
  'answer_too_large', // what was asked for is more than one answer holds
  'search_timeout', // a search took too long; the same one would again
  'too_busy', // too many searches wait already
  'cancelled', // whoever asked has gone
  'index_busy', // another process holds the write lock, or a rebuild is running
  'storage_full',
  'storage_failed', // the operating system refused a read or a write
  'engine_unavailable', // the engine does not answer
  'engine_refused', // the engine's server does not let us in, or is none that we can work with
  'rebuild_failed', // the new copy does not hold or find what was written into it
  'rollback_unavailable', // there is no older copy to go back to
  'shutting_down',
  'bad_keys', // the file of keys can't be read or written
  'listen_failed', // the port is taken, or may not be used
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** The only error that leaves a module on purpose: a stable code for programs, a sentence for people. */
export class FihristError extends Error {
  readonly code: ErrorCode
  /** Facts beside the message (a position, a field, a limit); plain data, safe to show to a client. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'FihristError'
    this.code = code
    this.details = details
  }
}

/** That a collection was asked for which is not there. */
export const noCollection = (name: string): FihristError =>
  new FihristError('collection_not_found', `there is no collection "${name}"`, { collection: name })

/** That the answer to a search has more bytes than it may. */
export const answerTooLarge = (limit: number): FihristError => {
  const message = `the answer is over ${limit} bytes: ask for fewer hits with limit, or name what you need in fields`
  return new FihristError('answer_too_large', message, { limit, parameters: ['limit', 'fields'] })
}

/** That a search was given up. `part`: what it was busy with. */
export const searchTimeout = (part?: string): FihristError =>
  new FihristError('search_timeout', 'the search took too long and was given up', part === undefined ? {} : { part })

/** That whoever asked for a search has gone before it was answered. */
export const searchCancelled = (cause?: unknown): FihristError =>
  new FihristError('cancelled', 'nobody waits for the answer any more', {}, cause)

/** The error as a FihristError; one that we did not foresee becomes `internal` with the original as its cause. */
export function toFihristError(error: unknown): FihristError {
  if (error instanceof FihristError) return error
  return new FihristError('internal', error instanceof Error ? error.message : String(error), {}, error)
}
