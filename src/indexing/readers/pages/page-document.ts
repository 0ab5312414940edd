import { FihristError } from '../../../errors.ts'
import type { Mapping } from '../../../mapping/mapping.ts'

/** The fields that a file of running text goes into. */
const PAGE_FIELDS = ['title', 'text']

/** Throws `bad_input` when the mapping has no text fields called `title` and `text` for a file of running text. */
export function requirePageFields(mapping: Mapping): void {
  const missing = PAGE_FIELDS.filter((name) => {
    const field = Object.hasOwn(mapping.fields, name) ? mapping.fields[name] : undefined
    return field?.type !== 'text'
  })
  if (missing.length === 0) return
  const names = missing.map((name) => `"${name}"`).join(' and ')
  const message = `the mapping "${mapping.name}" has no text field ${names} to put a page into: use .json, .jsonl or .csv`
  throw new FihristError('bad_input', message, { missing })
}

/** Throws `bad_input` when there is no text: an empty document can't be found, and hides that something went wrong. */
export function requireText(text: string): void {
  if (text.trim() === '') throw new FihristError('bad_input', 'the file holds no text')
}
