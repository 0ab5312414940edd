/** How much of what was found one answer holds. */
export const PAGE_LIMITS = {
  /** Hits of a page when nothing is said. */
  usualHits: 10,
  /** Each one's fields are read again for its highlights. */
  mostHits: 100,
  /** offset + limit: every engine must keep that many hits in order to skip them. A cursor has no such cost. */
  end: 10_000,
  /** A field whose value has more bytes of JSON is left out of a hit's document unless it is asked for by name. */
  longField: 64 * 1024,
  /** Bytes of JSON. Both threads and the client's line hold an answer as a whole. */
  answerBytes: 8 * 1024 * 1024,
} as const
