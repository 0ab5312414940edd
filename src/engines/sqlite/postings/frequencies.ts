import type { LevelSet } from './posting-keys.ts'
import type { Posting } from './read-postings.ts'

/** Rows, each once, with how often a term stands there, fields weighted. */
export type Frequencies = { readonly rows: Uint32Array; readonly frequencies: Float64Array }

/** What a term's postings in a field count for. */
export type WeightedPostings = { readonly postings: readonly Posting[]; readonly weight: number }

/** Sums them over the fields, at one level. `sums` is a work space: 0 for every row, before and after. */
export function sumFrequencies(fields: readonly WeightedPostings[], level: LevelSet, sums: Float64Array): Frequencies {
  const found = fields.map(({ postings, weight }) => ({
    postings: postings.filter(({ levels }) => (levels & level) !== 0),
    weight,
  }))
  const places = found.reduce((all, { postings }) => postings.reduce((sum, { rows }) => sum + rows.length, all), 0)
  const rows = new Uint32Array(places)
  let count = 0
  // Indices, because this is where a search's time goes, and iterators take three times longer.
  for (const { postings, weight } of found) {
    for (const posting of postings) {
      const value = posting.frequency * weight
      for (let i = 0; i < posting.rows.length; i++) {
        const row = posting.rows[i] ?? 0
        const sum = sums[row] ?? 0
        if (sum === 0) rows[count++] = row
        sums[row] = sum + value
      }
    }
  }
  const frequencies = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const row = rows[i] ?? 0
    frequencies[i] = sums[row] ?? 0
    sums[row] = 0
  }
  return { rows: rows.subarray(0, count), frequencies }
}
