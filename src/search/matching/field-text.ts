import type { EngineHit } from '../../engines/engine.ts'

/** What is known of a found document: its fields, and the beginnings of those that did not come. */
export type KnownTexts = Pick<EngineHit, 'document' | 'beginnings'>

/** Units of a field that are read to show what was found: a longer one would cost more than a reader gains. */
export const READ_LIMIT = 200_000

/** Units of a beginning that stands for a field: one more than is read, so that the reader sees that the text goes on. */
export const BEGINNING_UNITS = READ_LIMIT + 1

/** A field's text, and how many units of it are read; where that is less than it has, the text goes on. */
export type FieldText = { readonly text: string; readonly limit: number }

/** The text of a document's field; empty where it has none. */
export function fieldText({ document, beginnings = {} }: KnownTexts, field: string): FieldText {
  const value = Object.hasOwn(document, field) ? document[field] : undefined
  if (typeof value === 'string') return { text: value, limit: READ_LIMIT }
  const beginning = Object.hasOwn(beginnings, field) ? beginnings[field] : undefined
  if (beginning === undefined) return { text: '', limit: READ_LIMIT }
  const { text, whole } = beginning
  return { text, limit: whole ? READ_LIMIT : Math.min(READ_LIMIT, Math.max(text.length - 1, 0)) }
}
