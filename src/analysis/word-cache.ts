/** Entries of one generation; two generations of words with a term a level take some 40 to 60 MB. */
const GENERATION = 50_000

/** Longer ones are hardly ever met twice. */
const LONGEST_WORD = 64

/**
 * Remembers what `make` made of a word, in bounded memory: when a generation is full it becomes the old one, and words
 * that are asked for again move into the new one, so that a text's common words stay.
 */
export function createWordCache<T>(make: (word: string) => T): (word: string) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  return (word) => {
    const found = young.get(word)
    if (found !== undefined) return found
    const made = old.get(word) ?? make(word)
    if (word.length > LONGEST_WORD) return made
    if (young.size >= GENERATION) {
      old = young
      young = new Map()
    }
    young.set(word, made)
    return made
  }
}
