import type { TextColumn } from './schema.ts'

/** Rows in order, each with how often a term stands there, fields weighted. */
export type Frequencies = { readonly rows: Uint32Array; readonly frequencies: Float64Array }

/** Counts the places (row × number of fields + field, in order) that are in one of the wanted fields. */
export function sumFrequencies(
  places: readonly number[],
  fields: readonly TextColumn[],
  wanted: readonly TextColumn[],
): Frequencies {
  const weights = fields.map((field) => (wanted.includes(field) ? field.weight : 0))
  const rows = new Uint32Array(places.length)
  const frequencies = new Float64Array(places.length)
  let last = -1
  for (const place of places) {
    const row = Math.floor(place / weights.length)
    const weight = weights[place - row * weights.length] ?? 0
    if (weight === 0) continue
    if (last < 0 || row !== rows[last]) rows[++last] = row
    frequencies[last] = (frequencies[last] ?? 0) + weight
  }
  return { rows: rows.slice(0, last + 1), frequencies: frequencies.slice(0, last + 1) }
}
