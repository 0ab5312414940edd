import { LEVEL_NAMES, type LevelName } from '../../../analysis/token.ts'
import { type Mapping, type TextField, textFields } from '../../../mapping/mapping.ts'
import { catchAllPath, termsPath } from './paths.ts'

/** Text field → how often its terms stand in the catch-all field: as often as its weight says. */
export type Copies = Readonly<Record<string, number>>

/** Of one field at most: what stands there often has to be counted often. */
const MOST_COPIES = 5

/** The levels at which words are looked for in all fields. At `folded` only phrases and beginnings are, field by field. */
export const CATCH_ALL_LEVELS: readonly LevelName[] = LEVEL_NAMES.filter((level) => level !== 'folded')

/**
 * The copies that make a catch-all field for a mapping: BM25 over the terms of all fields, each written as often as the
 * field weighs, is BM25F over the fields, and one field is looked up and scored at once where `combined_fields` has to
 * do it for each. Undefined where no whole number of copies would do, or where there is nothing to put together.
 */
export function copiesOf(mapping: Mapping): Copies | undefined {
  const fields = textFields(mapping)
  const fits = ({ weight }: TextField): boolean => Number.isInteger(weight) && weight <= MOST_COPIES
  if (isOwnCatchAll(fields) || !fields.every(fits)) return undefined
  return Object.fromEntries(fields.map(({ name, weight }) => [name, weight]))
}

/** The index's fields to which a text field's terms at a level are copied; a field that is named twice gets them twice. */
export const copyTargets = (copies: Copies | undefined, field: string, level: LevelName): string[] =>
  CATCH_ALL_LEVELS.includes(level) ? Array.from({ length: copies?.[field] ?? 0 }, () => catchAllPath(level)) : []

/** The one field of the index in which the terms of all `fields` at a level count as the fields weigh, if there is one. */
export function pathOfAll(
  fields: readonly TextField[],
  level: LevelName,
  copies: Copies | undefined,
): string | undefined {
  const [only] = fields
  if (only !== undefined && isOwnCatchAll(fields)) return termsPath(only.name, level)
  if (copies === undefined || !CATCH_ALL_LEVELS.includes(level)) return undefined
  if (fields.length !== Object.keys(copies).length) return undefined
  return fields.every(({ name, weight }) => copies[name] === weight) ? catchAllPath(level) : undefined
}

const isOwnCatchAll = (fields: readonly TextField[]): boolean => fields.length === 1 && fields[0]?.weight === 1
