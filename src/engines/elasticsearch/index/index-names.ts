import { isCollectionName } from '../../../mapping/collection-name.ts'

/** What a copy's name ends with: when it was made, to the millisecond. */
const COPY = /-\d{17}$/

/** Whether a collection may be called so here. One that ended as a copy does could be taken for another's copy. */
export const isIndexableName = (name: string): boolean => isCollectionName(name) && !COPY.test(name)

/** The alias under which a collection is found. */
export const aliasOf = (prefix: string, name: string): string => `${prefix}${name}`

/** The index of a copy of a collection that is made at `time` (milliseconds since 1970). */
export const copyName = (prefix: string, name: string, time: number): string =>
  `${aliasOf(prefix, name)}-${new Date(time).toISOString().replace(/\D/g, '')}`

/**
 * The alias under which documents are written to an index. It goes with the index, and a bulk request that demands an
 * alias is refused then; one that names an index would make it anew, without our fields. No collection's name has a dot.
 */
export const writeAliasOf = (index: string): string => `${index}.write`

/** Whether an index is, by its name, a copy of the collection. */
export const isCopyOf = (prefix: string, name: string, index: string): boolean =>
  COPY.test(index) && index.replace(COPY, '') === aliasOf(prefix, name)

/** The index that says who rebuilds what. No collection's name has a dot. */
export const locksIndex = (prefix: string): string => `${prefix}.locks`
