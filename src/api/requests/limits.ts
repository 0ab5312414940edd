import { MAX_DOCUMENT_BYTES } from '../../indexing/limits.ts'
import { MAX_ID_BYTES } from '../../mapping/read-id.ts'
import { PAGE_LIMITS } from '../../search/page-limits.ts'

/** What one request may ask for. Sizes in bytes unless the name says otherwise. */
export type Limits = {
  readonly jsonBodyBytes: number
  readonly documentBytes: number
  readonly bulkBytes: number
  readonly bulkDocuments: number
  readonly lineBytes: number
  readonly idBytes: number
  readonly analyzeCharacters: number
  readonly pageSize: number
  readonly pageEnd: number
}

export const LIMITS: Limits = {
  /** Search and analyze bodies: a query is cut at 1,000 characters anyway, a filter of 1 MB is a long list of values. */
  jsonBodyBytes: 1024 * 1024,
  /** Parsing so large a text holds the event loop for 20 ms; JSON of millions of tiny values for up to two seconds. */
  documentBytes: MAX_DOCUMENT_BYTES,
  /** A bulk write is streamed, so this bounds how long one request lasts, not how much memory it takes. */
  bulkBytes: 100 * 1024 * 1024,
  /** The answer lists every document and is built in memory: 100,000 results are about 8 MB. */
  bulkDocuments: 100_000,
  /** A line is one document. */
  lineBytes: MAX_DOCUMENT_BYTES,
  idBytes: MAX_ID_BYTES,
  /** Every character can become a token with a term at each level: the answer is up to 40 times the text. */
  analyzeCharacters: 10_000,
  pageSize: PAGE_LIMITS.mostHits,
  pageEnd: PAGE_LIMITS.end,
}
