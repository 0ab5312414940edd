/** How much of a query is read. What lies beyond is ignored, and the answer says so. */
export const QUERY_LIMITS = {
  /** UTF-16 units. A question is shorter; a pasted page would be a hundred words that every engine must look up. */
  characters: 1_000,
  /** Each word is one look-up a level; forty are a long sentence. */
  words: 40,
  /** Groups inside groups. Nobody reads more, and recursion stays shallow. */
  depth: 5,
  /** Letters before `*`. One letter selects a thirtieth of the vocabulary. */
  prefixLetters: 2,
  /** Spellings of one word, and combinations of spellings into which an engine multiplies out one phrase. */
  alternatives: 64,
  /** The number after `"…"~`. Beyond ten words apart nothing is left of a phrase. */
  slop: 10,
  /** أو means OR in a query of at most so many words (itself included); in a sentence it is a word like others. */
  wordsAroundArabicOr: 5,
  /** A phrase is demanded beside at most so many words; in a sentence quotation marks are punctuation. */
  wordsAroundPhrase: 3,
  /** Notes on what was ignored; a thousand brackets need not be a thousand notes. */
  ignored: 20,
  /** UTF-16 units of the query that one note repeats. */
  ignoredText: 80,
} as const

/** How long a filter may be. A filter decides which documents are seen, so one over a limit is refused as a whole. */
export const FILTER_LIMITS = {
  /** UTF-16 units. */
  characters: 4_000,
  /** Each is a join or a clause in the engine's query. */
  conditions: 100,
  /** Brackets and NOTs inside one another. */
  depth: 10,
  /** Values in one IN. */
  values: 100,
} as const
