import type { TextColumn } from './postings-layout.ts'

export type SloppyFrequency = readonly [row: number, frequency: number]

/** A term's occurrences in order: row × number of fields + field, position in the field. */
type Positions = readonly (readonly [place: number, position: number])[]

/**
 * How often the terms stand in a row in their order with at most `slop` other tokens between them in all; one that is
 * spread over n tokens more counts 1 / (1 + n), as in Lucene. Unlike there, no move brings words into another order.
 */
export function sloppyFrequencies(
  terms: readonly Positions[],
  fields: readonly TextColumn[],
  wanted: readonly TextColumn[],
  slop: number,
  check: () => void,
): SloppyFrequency[] {
  // A word that comes several times is grouped once.
  const groups = new Map<Positions, Map<number, number[]>>()
  for (const positions of terms) if (!groups.has(positions)) groups.set(positions, groupByPlace(positions))
  const [first, ...others] = terms.map((positions) => groups.get(positions) ?? new Map<number, number[]>())
  check()
  const frequencies = new Map<number, number>()
  for (const [place, starts] of first ?? []) {
    const row = Math.floor(place / fields.length)
    const field = fields[place - row * fields.length]
    if (field === undefined || !wanted.includes(field)) continue
    const following = others.map((positions) => positions.get(place) ?? [])
    for (const moved of spreads(starts, following)) {
      if (moved <= slop) frequencies.set(row, (frequencies.get(row) ?? 0) + field.weight / (1 + moved))
    }
  }
  return [...frequencies]
}

/**
 * For each start, the tokens between the terms when each stands as early as it can after the one before. A later start
 * finds no term earlier, so every list of positions is gone through once, however often a term stands there.
 */
function* spreads(starts: readonly number[], following: readonly (readonly number[])[]): Generator<number> {
  const reached = following.map(() => 0)
  for (const start of starts) {
    let end = start
    for (const [i, positions] of following.entries()) {
      let at = reached[i] ?? 0
      while (at < positions.length && (positions[at] ?? 0) <= end) at++
      reached[i] = at
      if (at === positions.length) return
      end = positions[at] ?? 0
    }
    yield end - start - following.length
  }
}

function groupByPlace(positions: Positions): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const [place, position] of positions) {
    const group = groups.get(place)
    if (group === undefined) groups.set(place, [position])
    else group.push(position)
  }
  return groups
}
