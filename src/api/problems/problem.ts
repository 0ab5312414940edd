import type { ErrorCode, FihristError } from '../../errors.ts'

/** Codes that only HTTP knows, beside those of `errors.ts`. */
export const HTTP_CODES = [
  'route_not_found',
  'method_not_allowed',
  'unsupported_media_type',
  'host_not_allowed',
  'origin_not_allowed',
  'unauthorized',
  'forbidden',
  'rate_limited',
] as const

export type ProblemCode = ErrorCode | (typeof HTTP_CODES)[number]

type ProblemKind = {
  readonly status: number
  readonly title: string
  /** Said instead of the error's own message and details, which may name files of the server. */
  readonly detail?: string
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number
}

const SEE_LOG = 'The request was right, the server failed; the reason is in its log.'

/** HTTP status and title of every code; the meaning of each is told in docs/api.md. */
export const PROBLEM_KINDS: Readonly<Record<ProblemCode, ProblemKind>> = {
  bad_request: { status: 400, title: 'The request cannot be understood' },
  bad_filter: { status: 400, title: 'The filter cannot be understood' },
  bad_mapping: { status: 400, title: 'The mapping does not fit its schema' },
  bad_document: { status: 422, title: 'The document cannot be indexed' },
  bad_input: { status: 400, title: 'The body cannot be read as documents' },
  not_found: { status: 404, title: 'No such document' },
  collection_not_found: { status: 404, title: 'No such collection' },
  route_not_found: { status: 404, title: 'No such route' },
  method_not_allowed: { status: 405, title: 'The route does not know this method' },
  unsupported_media_type: { status: 415, title: 'The body has a type that is not read here' },
  too_large: { status: 413, title: 'Over a limit' },
  answer_too_large: { status: 413, title: 'The answer is over its limit' },
  host_not_allowed: { status: 421, title: 'The server does not answer to this name' },
  origin_not_allowed: { status: 403, title: 'Pages from elsewhere may not write' },
  unauthorized: { status: 401, title: 'A key is needed' },
  forbidden: { status: 403, title: 'The key does not allow this' },
  rate_limited: { status: 429, title: 'Too many requests' },
  mapping_mismatch: { status: 409, title: 'The index was built with another mapping' },
  analyzer_mismatch: { status: 409, title: 'The index was built by another version of the analyzer' },
  index_busy: {
    status: 503,
    title: 'The index is busy',
    detail: 'Another process is writing or rebuilding the index: try again.',
    retryAfter: 2,
  },
  // No retryAfter: the same search would take as long again.
  search_timeout: { status: 503, title: 'The search took too long' },
  too_busy: { status: 429, title: 'Too many searches wait', retryAfter: 2 },
  // Nobody reads it.
  cancelled: { status: 408, title: 'The client has gone' },
  engine_unavailable: { status: 503, title: 'The search engine does not answer', retryAfter: 2 },
  // Not 503: trying again does not help, and the log has to say why.
  engine_refused: {
    status: 502,
    title: 'The search engine cannot be used',
    detail: 'The search engine refuses this server, or has a version it does not know; the reason is in its log.',
  },
  rebuild_failed: { status: 500, title: 'The rebuild failed', detail: SEE_LOG },
  rollback_unavailable: { status: 409, title: 'There is no older copy' },
  shutting_down: { status: 503, title: 'The server is stopping', retryAfter: 2 },
  storage_full: { status: 507, title: 'No space left', detail: 'There is no space left on the server.' },
  storage_failed: { status: 500, title: 'Storage failed', detail: SEE_LOG },
  index_corrupt: { status: 500, title: 'The index is damaged', detail: SEE_LOG },
  bad_keys: { status: 500, title: 'The file of keys cannot be used', detail: SEE_LOG },
  listen_failed: { status: 500, title: 'The server cannot listen', detail: SEE_LOG },
  internal: { status: 500, title: 'The server failed', detail: SEE_LOG },
}

/** An error as RFC 9457 wants it: `application/problem+json`. The error's details stand beside these members. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ProblemCode
  readonly [detail: string]: unknown
}

/** The problem to answer for a code. Details never replace the standard members; `results` (what a bulk write had done
 * before it failed) are shown with every code. */
export function renderProblem(
  code: ProblemCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): Problem {
  const { status, title, detail } = PROBLEM_KINDS[code]
  const { results } = details
  const shown = detail === undefined ? details : results === undefined ? {} : { results }
  const members = { type: `urn:fihrist:error:${code}`, title, status, detail: detail ?? message, code }
  return { ...members, ...shown, ...members }
}

/** The problem to answer for an error. */
export function renderErrorProblem(error: FihristError): Problem {
  return renderProblem(error.code, error.message, error.details)
}
