import type { WantedParts } from '../engine.ts'

/** What becomes of a document's fields, in their order. */
export type ChosenFields = { readonly kept: readonly string[]; readonly omitted: readonly string[] }

/** Chooses from a document's fields, each with the bytes of its value as JSON. */
export function chooseFields(
  sizes: Iterable<readonly [field: string, bytes: number]>,
  { fields, longField }: Pick<WantedParts, 'fields' | 'longField'>,
): ChosenFields {
  const kept: string[] = []
  const omitted: string[] = []
  for (const [field, bytes] of sizes) {
    if (field === 'id' || (fields === undefined ? bytes <= longField : fields.includes(field))) kept.push(field)
    else if (fields === undefined) omitted.push(field)
  }
  return { kept, omitted }
}

/** Tells one after the other of `count` how much of a total it may take: an equal part of what those before have left. */
export type Shares = (take: (share: number) => number) => void

/** Shares `total` out. */
export function createShares(total: number, count: number): Shares {
  let left = total
  let coming = count
  return (take) => {
    left -= take(Math.floor(left / Math.max(coming, 1)))
    coming--
  }
}
