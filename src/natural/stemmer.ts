/** What a stemmer of npm's `natural` does for those who use it. */
export type Stemmer = {
  /** The stem of one word, in folded letters (ة is ه, أ is ا); empty when the word has no letters. */
  stem(token: string): string
  /** The stems of a text's words in order, without stop words unless `keepStops`. */
  tokenizeAndStem(text: string, keepStops?: boolean): string[]
  /** Leaves a word out of `tokenizeAndStem` from now on, in this process, with and without its marks. */
  addStopWord(stopWord: string): void
  addStopWords(moreStopWords: readonly string[]): void
  /** Keeps a word in `tokenizeAndStem` from now on: one that was added, or one of the list that Fihrist brings. */
  removeStopWord(stopWord: string): void
  removeStopWords(moreStopWords: readonly string[]): void
  /** Gives every string the methods `stem()` and `tokenizeAndStem(keepStops)`. */
  attach(): void
}

/**
 * Inner steps of natural's English stemmer, which its types ask of every stemmer and nothing calls. They are not there:
 * as `never` they can't be called, and let a stemmer be handed to natural without a cast.
 */
export type EnglishSteps = Readonly<
  Record<
    | 'regions'
    | 'prelude'
    | 'endsinArr'
    | 'categorizeGroups'
    | 'measure'
    | `step${'1' | '2' | '3' | '4' | '5'}`
    | `step${'1a' | '1b' | '1c' | '5a' | '5b'}`,
    never
  >
>
