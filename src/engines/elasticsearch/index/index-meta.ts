import { type Mapping, mappingFingerprint } from '../../../mapping/mapping.ts'
import type { CollectionSpec } from '../../engine.ts'
import { type Copies, copiesOf } from './catch-all.ts'

/** What an index says about itself in its `_meta`. */
export type IndexMeta = {
  readonly collection: string
  readonly mapping: Mapping
  readonly fingerprint: string
  readonly analyzerVersion: string
  /** What the catch-all field was made of, with the weights of that time; undefined when the index has none. */
  readonly copies?: Copies | undefined
  /** The copy that served before this one, kept for a rollback. */
  readonly previous?: string | undefined
}

/** Raised when older code could not use the index. */
const FORMAT = 1

/** A new index's. */
export const metaOf = ({ name, mapping, analyzerVersion }: CollectionSpec): IndexMeta => ({
  collection: name,
  mapping,
  fingerprint: mappingFingerprint(mapping),
  analyzerVersion,
  copies: copiesOf(mapping),
})

/** As the server keeps it: the mapping as text, because the order of its fields counts and the server keeps none. */
export const renderMeta = ({ collection, mapping, fingerprint, analyzerVersion, copies, previous }: IndexMeta) => ({
  fihrist: {
    format: FORMAT,
    collection,
    fingerprint,
    analyzer_version: analyzerVersion,
    mapping: JSON.stringify(mapping),
    ...(copies === undefined ? {} : { copies }),
    ...(previous === undefined ? {} : { previous }),
  },
})

/** The meta in an index's `_meta`, or why the index can't be used. */
export function readMeta(value: unknown): IndexMeta | { readonly problem: string } {
  const stored = (value as { readonly fihrist?: Partial<ReturnType<typeof renderMeta>['fihrist']> } | undefined)
    ?.fihrist
  if (stored === undefined) return { problem: 'it was not made by Fihrist' }
  const { format, collection, fingerprint, analyzer_version: analyzerVersion, mapping, copies, previous } = stored
  if (typeof format === 'number' && format > FORMAT) return { problem: 'it was made by a newer version of Fihrist' }
  if (
    typeof collection !== 'string' ||
    typeof fingerprint !== 'string' ||
    typeof analyzerVersion !== 'string' ||
    typeof mapping !== 'string'
  ) {
    return { problem: 'what it says about itself is not whole' }
  }
  try {
    return { collection, fingerprint, analyzerVersion, mapping: JSON.parse(mapping) as Mapping, copies, previous }
  } catch {
    return { problem: 'its mapping is not JSON' }
  }
}
