import { readOrigin } from '../../config/addresses.ts'

/** What browsers say of the page that sends a request. */
export type Sender = {
  /** The header: the page's origin. */
  readonly origin: string | undefined
  /** The header `Sec-Fetch-Site`. */
  readonly site: string | undefined
}

/** Origins whose pages may read answers; `*` is any. */
export type CorsOrigins = readonly string[]

/**
 * Whether a request from this page may write. Programs send neither header and pass. `own` is this server as the request
 * names it. `*` lets pages from anywhere write only where they need a key: without keys, every page that somebody visits
 * could delete everything.
 */
export function mayWriteFrom({ origin, site }: Sender, own: string, cors: CorsOrigins, keysNeeded: boolean): boolean {
  const foreign = (origin !== undefined && origin !== readOrigin(own)) || site === 'cross-site'
  if (!foreign) return true
  return (origin !== undefined && cors.includes(origin)) || (cors.includes('*') && keysNeeded)
}

/** The headers of an answer that the page may read; without them the browser keeps it from the page. */
export function corsHeaders(origin: string | undefined, cors: CorsOrigins): Readonly<Record<string, string>> {
  if (cors.length === 0) return {}
  const allowed = cors.includes('*') ? '*' : cors.find((entry) => entry === origin)
  if (allowed === undefined) return { Vary: 'Origin' }
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': allowed,
    // No credentials: keys are sent by hand, and a cookie of somebody else's is none of ours.
    'Access-Control-Expose-Headers': 'Retry-After, X-Request-Id',
  }
}

/** What an answer to a browser's question before the request has besides: what may be asked of a path. */
export const preflightHeaders = (methods: readonly string[]): Readonly<Record<string, string>> => ({
  'Access-Control-Allow-Methods': methods.join(', '),
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Request-Id',
  // Two hours are the most that browsers keep to.
  'Access-Control-Max-Age': '7200',
})
