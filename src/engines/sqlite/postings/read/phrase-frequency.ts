/** Where a word stands in the candidates: `i` has the places from `starts[i]` to `starts[i + 1]`, ascending. */
export type PositionsOf = { readonly starts: Uint32Array; readonly places: Float64Array }

/**
 * How often a document (by its number among the candidates) holds the words in their order with at most `slop` other
 * tokens between them in all; one that is spread over n tokens more counts 1 / (1 + n), as in Lucene. Unlike there, no
 * move brings words into another order.
 *
 * Each word stands as early as it can after the one before. A later start finds no word earlier, so every list of
 * positions is gone through once, however often a word stands there.
 */
export function phraseFrequency(
  words: readonly PositionsOf[],
  candidate: number,
  slop: number,
  weightAt: (place: number) => number,
): number {
  const [first, ...others] = words
  if (first === undefined) return 0
  const reached = others.map(({ starts }) => starts[candidate] ?? 0)
  let sum = 0
  for (let at = first.starts[candidate] ?? 0; at < (first.starts[candidate + 1] ?? 0); at++) {
    const start = first.places[at] ?? 0
    const end = lastPlace(others, candidate, reached, start)
    if (end === undefined) return sum
    const moved = end - start - others.length
    if (moved <= slop) sum += weightAt(start) / (1 + moved)
  }
  return sum
}

/** Where the last word stands; undefined when a word doesn't come any more. */
function lastPlace(
  words: readonly PositionsOf[],
  candidate: number,
  reached: number[],
  start: number,
): number | undefined {
  let end = start
  for (let i = 0; i < words.length; i++) {
    const { starts, places } = words[i] as PositionsOf
    const last = starts[candidate + 1] as number
    let at = reached[i] as number
    while (at < last && (places[at] as number) <= end) at++
    reached[i] = at
    if (at === last) return undefined
    end = places[at] as number
  }
  return end
}
