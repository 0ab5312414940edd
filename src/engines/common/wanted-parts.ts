import type { Beginning, WantedParts } from '../engine.ts'

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

export type Beginnings = {
  readonly beginnings: Readonly<Record<string, Beginning>>
  /** UTF-16 units of them together. */
  readonly beginningUnits: number
}

/** The beginnings of these fields, which share `units`; `read` gives at most as many as it is told. */
export function readBeginnings(
  fields: readonly string[],
  units: number,
  most: number,
  read: (field: string, units: number) => Beginning,
): Beginnings {
  const share = createShares(units, fields.length)
  let beginningUnits = 0
  const entries: [string, Beginning][] = []
  for (const field of fields) {
    share((own) => {
      const beginning = read(field, Math.min(own, most))
      entries.push([field, beginning])
      beginningUnits += beginning.text.length
      return beginning.text.length
    })
  }
  return { beginnings: Object.fromEntries(entries), beginningUnits }
}
