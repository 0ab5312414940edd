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
  /** One document: the longest novels in Arabic stay under 8 MB; parsing 16 MB holds the event loop for about 0.1 s. */
  documentBytes: 16 * 1024 * 1024,
  /** A bulk write is streamed, so this bounds how long one request lasts, not how much memory it takes. */
  bulkBytes: 100 * 1024 * 1024,
  /** The answer lists every document and is built in memory: 100,000 results are about 8 MB. */
  bulkDocuments: 100_000,
  /** A line is one document. */
  lineBytes: 16 * 1024 * 1024,
  /** As the mapping promises; Elasticsearch allows no more. */
  idBytes: 512,
  /** Every character can become a token of four terms: the answer is up to 40 times the text. */
  analyzeCharacters: 10_000,
  /** Hits of one page: each one's fields are analysed again for its highlights. */
  pageSize: 100,
  /** offset + limit: both engines must keep that many hits in order to skip them. A cursor has no such cost. */
  pageEnd: 10_000,
}
