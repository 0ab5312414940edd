import { type ErrorCode, FihristError, searchCancelled, toFihristError } from '../../../errors.ts'

/** What the client's errors have in common: they are told apart by name, so that the client need not be loaded here. */
type ClientError = Error & { readonly meta?: { readonly statusCode?: number | null; readonly body?: unknown } }

/** An error as the server words it. */
type Reason = { readonly type: string; readonly reason: string }

/** A write block that was put there on purpose, such as ours during a rebuild. */
const WRITE_BLOCK = /index write \(api\)/
/** The block that the server sets when its disk is nearly full. */
const DISK_BLOCK = /flood-stage|read-only-allow-delete|read-only \/ allow delete/

/** The part of a connection's failure that names no address. */
const SYSTEM_CODE = /\b(E[A-Z]{3,}|UND_\w+)\b/

const CERTIFICATE = /certificate|altnames|wrong version number|SSL routines/i

/** What the server's reason means, where it has a meaning of its own; the first that fits. */
const MEANINGS: readonly {
  readonly type: RegExp
  readonly reason?: RegExp
  readonly code: ErrorCode
  readonly say: (reason: string) => string
}[] = [
  {
    type: /^cluster_block_exception$/,
    reason: DISK_BLOCK,
    code: 'storage_full',
    say: () => "Elasticsearch's disk is nearly full, so it takes no more documents: free some space and try again.",
  },
  {
    type: /^cluster_block_exception$/,
    reason: WRITE_BLOCK,
    code: 'index_busy',
    say: () => 'The collection takes no writes at the moment: it is being rebuilt, or somebody has blocked it.',
  },
  {
    type: /^index_not_found_exception$/,
    code: 'collection_not_found',
    say: (reason) => `The collection is not there (${reason}).`,
  },
  {
    type: /^(too_many_clauses|too_many_nested_clauses|max_clause_count)/,
    code: 'too_large',
    say: () => 'The query has more words and spellings than Elasticsearch takes.',
  },
  {
    type: /^(search_timeout|query_phase_execution)_exception$/,
    reason: /time (has )?exceeded/i,
    code: 'search_timeout',
    say: () => 'The search took too long and was given up.',
  },
  {
    type: /^illegal_argument_exception$/,
    reason: /result window is too large|less than or equal to: \[10000\]/i,
    code: 'too_large',
    say: () => 'Elasticsearch shows no hits beyond the first 10,000: ask for the next ones after the last.',
  },
]

/** What went wrong, in our words. Nothing of the request, and so no credentials, is kept. */
export function toEngineError(error: unknown): FihristError {
  if (error instanceof FihristError || !(error instanceof Error)) return toFihristError(error)
  const { name, message, meta } = error as ClientError
  const cause = bare(error)
  switch (name) {
    case 'ConnectionError':
    case 'NoLivingConnectionsError': {
      if (CERTIFICATE.test(message)) {
        const words = `Elasticsearch's certificate is not trusted (${message}): look at ELASTICSEARCH_CA_FILE and the address.`
        return new FihristError('engine_refused', words, {}, cause)
      }
      return unavailable(`it can't be reached (${SYSTEM_CODE.exec(message)?.[0] ?? 'connection lost'})`, cause)
    }
    case 'RequestAbortedError':
      return searchCancelled(cause)
    case 'TimeoutError':
      return unavailable('it did not answer in time', cause)
    case 'ProductNotSupportedError':
      return notElasticsearch(cause)
    case 'DeserializationError':
      return brokenOff(cause)
    case 'ResponseError':
      return ofResponse(meta?.statusCode ?? 0, reasonOf(meta?.body), cause)
    default:
      return toFihristError(error)
  }
}

/** What the server says is wrong with a request, or with one operation of a bulk. */
export function ofResponse(status: number, reason: Reason | undefined, cause?: Error): FihristError {
  if (status === 401) {
    return new FihristError('engine_refused', 'Elasticsearch does not accept the credentials (401).', {}, cause)
  }
  const told = reason === undefined ? `status ${status}` : `${reason.type}: ${reason.reason}`
  if (reason?.type === 'security_exception') {
    return new FihristError('engine_refused', `Elasticsearch does not allow that (${reason.reason}).`, {}, cause)
  }
  const meaning = MEANINGS.find(
    ({ type, reason: words }) => reason && type.test(reason.type) && (words?.test(reason.reason) ?? true),
  )
  if (meaning !== undefined) return new FihristError(meaning.code, meaning.say(reason?.reason ?? ''), {}, cause)
  if (status === 429) return unavailable('it has too much to do', cause)
  if (status >= 502 && status <= 504) return unavailable(`it is not ready (${told})`, cause)
  if (reason === undefined && status < 500) return notElasticsearch(cause)
  return new FihristError('internal', `Elasticsearch refused a request (${told}).`, {}, cause)
}

/** The reason in an answer's body; the first shard's, where all failed. */
export function reasonOf(body: unknown): Reason | undefined {
  const error = (body as { readonly error?: Partial<Reason> & { readonly root_cause?: readonly Partial<Reason>[] } })
    ?.error
  const { type, reason } = error?.root_cause?.[0]?.type === undefined ? (error ?? {}) : error.root_cause[0]
  return typeof type === 'string' ? { type, reason: String(reason) } : undefined
}

/** Whether the server gave up because the answer would have taken too much of its memory. */
export const isCircuitBroken = (error: unknown): boolean =>
  error instanceof Error && reasonOf((error as ClientError).meta?.body)?.type === 'circuit_breaking_exception'

/** That an answer ended before it was complete. */
export const brokenOff = (cause?: Error): FihristError => unavailable('its answer was broken off', cause)

/** Whether the same request may succeed a little later. */
export function isPassing(error: unknown): boolean {
  if (error instanceof FihristError) return error.code === 'engine_unavailable'
  if (!(error instanceof Error)) return false
  const { name, meta } = error as ClientError
  if (name === 'ConnectionError' || name === 'NoLivingConnectionsError' || name === 'DeserializationError') {
    return toEngineError(error).code === 'engine_unavailable'
  }
  return name === 'ResponseError' && isPassingStatus(meta?.statusCode ?? 0, reasonOf(meta?.body))
}

/** The same for a status with its reason: too much to do, or a shard or a node that is away. A full disk stays full. */
export const isPassingStatus = (status: number, reason: Reason | undefined): boolean =>
  (status === 429 || status >= 500) && ofResponse(status, reason).code !== 'storage_full'

const unavailable = (reason: string, cause?: Error): FihristError =>
  new FihristError('engine_unavailable', `Elasticsearch does not answer: ${reason}.`, {}, cause)

const notElasticsearch = (cause?: Error): FihristError =>
  new FihristError('engine_refused', 'What answers at the address is not Elasticsearch.', {}, cause)

/** The error without the request and the connection that the client hangs onto it. */
function bare({ name, message, stack }: Error): Error {
  return Object.assign(new Error(message), { name, stack })
}
