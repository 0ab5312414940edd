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
): SloppyFrequency[] {
  const [first, ...others] = terms.map(groupByPlace)
  const frequencies = new Map<number, number>()
  for (const [place, starts] of first ?? []) {
    const row = Math.floor(place / fields.length)
    const field = fields[place - row * fields.length]
    const following = others.map((positions) => positions.get(place) ?? [])
    if (field === undefined || !wanted.includes(field) || following.some(({ length }) => length === 0)) continue
    for (const start of starts) {
      const moved = spread(start, following)
      if (moved === undefined || moved > slop) continue
      frequencies.set(row, (frequencies.get(row) ?? 0) + field.weight / (1 + moved))
    }
  }
  return [...frequencies]
}

/** Tokens between the terms when each stands as early as it can after the one before; undefined: one has no place. */
function spread(start: number, following: readonly (readonly number[])[]): number | undefined {
  let end = start
  for (const positions of following) {
    const next = positions.find((position) => position > end)
    if (next === undefined) return undefined
    end = next
  }
  return end - start - following.length
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
