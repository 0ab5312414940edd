import type { Document, FieldValue } from '../mapping/document.ts'
import { type Field, type Mapping, textFields } from '../mapping/mapping.ts'

/** Which of a mapping's fields plays which part on the page. */
export type PageFields = {
  /** The heading; undefined: the id stands there. */
  readonly title: string | undefined
  readonly bodies: readonly string[]
  /** The line under a result: keywords of a single value, then a date. */
  readonly line: readonly string[]
  /** The first date: results can be ordered by it. */
  readonly date: string | undefined
}

const MOST_KEYWORDS_IN_LINE = 3

/** The parts that a mapping's fields play. The heading is `title`, else the weightiest of several text fields. */
export function pageFields(mapping: Mapping): PageFields {
  const texts = textFields(mapping)
  const weightiest = texts.length > 1 ? texts.toSorted((a, b) => b.weight - a.weight)[0] : undefined
  const title = (texts.find(({ name }) => name === 'title') ?? weightiest)?.name
  const fields = Object.entries(mapping.fields)
  const keywords = fields.filter(([, field]) => field.type === 'keyword' && !field.many).map(([name]) => name)
  const date = fields.find(([, field]) => field.type === 'date')?.[0]
  return {
    title,
    bodies: texts.map(({ name }) => name).filter((name) => name !== title),
    line: [...keywords.slice(0, MOST_KEYWORDS_IN_LINE), ...(date === undefined ? [] : [date])],
    date,
  }
}

/** What a document is called on the page. */
export function titleOf(document: Document, fields: PageFields): string {
  const title = fields.title === undefined ? '' : textOf(document[fields.title])
  return title.trim() === '' ? document.id : title
}

/** What a field is called on the page: its first alias (people's own word for it), else its name. */
export function labelOf(name: string, field: Field): string {
  return ('aliases' in field ? field.aliases?.[0] : undefined) ?? name
}

/** A field's values as texts; none for a missing field. */
export function valuesOf(value: FieldValue | undefined): string[] {
  if (value === null || value === undefined) return []
  return (typeof value === 'object' ? value : [value]).map(String).filter((text) => text !== '')
}

/** A field's values as one text. */
export function textOf(value: FieldValue | undefined): string {
  return valuesOf(value).join('، ')
}
