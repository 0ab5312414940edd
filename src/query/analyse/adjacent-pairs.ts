import type { ExpandedWord } from '../expand/expand-words.ts'
import type { QueryLeaf } from '../tree.ts'
import { leafKey } from './leaf-key.ts'

/**
 * A phrase for each pair of neighbouring words, so that documents in which they stand together rank higher. A stop word
 * between two others belongs to the phrase, as it stands in the index; words that are all stop words pair among
 * themselves.
 */
export function adjacentPairs(words: readonly ExpandedWord[], fields: readonly string[], weight: number): QueryLeaf[] {
  const onlyStopWords = words.every(({ stopWord }) => stopWord)
  const places = words.flatMap(({ stopWord }, i) => (stopWord && !onlyStopWords ? [] : [i]))
  const pairs = new Map<string, QueryLeaf>()
  for (const [i, end] of places.entries()) {
    const start = places[i - 1]
    if (start === undefined) continue
    const phrase = words.slice(start, end + 1).map(({ match }) => match)
    const pair: QueryLeaf = { type: 'leaf', match: { type: 'phrase', words: phrase, slop: 0 }, fields, weight }
    pairs.set(leafKey(pair), pair)
  }
  return [...pairs.values()]
}
