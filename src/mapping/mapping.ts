import { createHash } from 'node:crypto'
import { z } from 'zod'
import { FihristError } from '../errors.ts'
import { COLLECTION_NAME, COLLECTION_NAME_RULE } from './collection-name.ts'
import { describeIssue } from './mapping-issue.ts'

const FIELD_NAME = /^[a-zA-Z][a-zA-Z0-9_]{0,62}$/

const aliases = z.array(z.string().regex(/^[\p{L}\p{M}\p{N}_]+$/u, 'an alias is one word')).optional()

const fieldSchema = z.discriminatedUnion('type', [
  /** Searched; `weight` (≥ 1, Elasticsearch's `combined_fields` demands it) multiplies its term frequencies. */
  z.strictObject({ type: z.literal('text'), weight: z.number().min(1).max(100).default(1), aliases }),
  /** Filtered, sorted and counted as it is. */
  z.strictObject({ type: z.literal('keyword'), many: z.boolean().default(false), aliases }),
  z.strictObject({ type: z.literal('number'), many: z.boolean().default(false), aliases }),
  /** ISO 8601: a day, or a date with a time and a zone. */
  z.strictObject({ type: z.literal('date'), many: z.boolean().default(false), aliases }),
  /** Kept and given back, never searched. */
  z.strictObject({ type: z.literal('stored') }),
])

/** What a document is, for both engines. */
export const mappingSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(COLLECTION_NAME, COLLECTION_NAME_RULE),
  fields: z.record(z.string().regex(FIELD_NAME, 'letters, digits and "_", beginning with a letter'), fieldSchema),
})

export type Field = z.infer<typeof fieldSchema>
export type Mapping = z.infer<typeof mappingSchema>

export type TextField = { readonly name: string; readonly weight: number }

/** The mapping in `value` (parsed JSON). Throws `bad_mapping` naming `where` and the first thing that does not fit. */
export function readMapping(value: unknown, where: string): Mapping {
  const parsed = mappingSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = issue?.path.join('.') || '(top)'
    const what = issue === undefined ? 'does not fit the schema' : describeIssue(issue, value)
    throw new FihristError('bad_mapping', `${where}: ${path}: ${what}`, { path })
  }
  const mapping = parsed.data
  if (Object.hasOwn(mapping.fields, 'id')) {
    throw new FihristError('bad_mapping', `${where}: fields.id: every document has an id; it is not listed as a field`)
  }
  if (textFields(mapping).length === 0) {
    throw new FihristError('bad_mapping', `${where}: fields: at least one field of type "text" is needed`)
  }
  const names = Object.entries(mapping.fields).flatMap(([name, field]) => [name, ...aliasesOf(field)])
  // SQLite takes columns that differ only by case for one.
  const keys = names.map((name) => name.toLowerCase())
  const twice = names.find((name, i) => keys.indexOf(name.toLowerCase()) !== i || keys[i] === 'id')
  if (twice !== undefined) {
    throw new FihristError('bad_mapping', `${where}: "${twice}" names two fields`, { name: twice })
  }
  return mapping
}

/** The searched fields in the mapping's order. */
export function textFields(mapping: Mapping): TextField[] {
  return Object.entries(mapping.fields).flatMap(([name, field]) =>
    field.type === 'text' ? [{ name, weight: field.weight }] : [],
  )
}

/** Names of the fields that are filtered and sorted by, in the mapping's order. */
export function valueFields(mapping: Mapping): string[] {
  return Object.entries(mapping.fields).flatMap(([name, { type }]) =>
    type === 'text' || type === 'stored' ? [] : [name],
  )
}

/** The field called so, by its name or one of its aliases. */
export function findField(mapping: Mapping, name: string): { name: string; field: Field } | undefined {
  for (const [fieldName, field] of Object.entries(mapping.fields)) {
    if (fieldName === name || aliasesOf(field).includes(name)) return { name: fieldName, field }
  }
  return undefined
}

/** Changes whenever an index built with the mapping would be another one; names, aliases and weights are free to change. */
export function mappingFingerprint(mapping: Mapping): string {
  const shape = Object.entries(mapping.fields).map(([name, field]) => [name, field.type, 'many' in field && field.many])
  return createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 16)
}

const aliasesOf = (field: Field): readonly string[] => ('aliases' in field ? (field.aliases ?? []) : [])
