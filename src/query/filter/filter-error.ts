import { FihristError } from '../../errors.ts'

/** `bad_filter` for what stands at `position`: a place in the text in UTF-16 units, or a path in the JSON form. */
export function filterError(position: number | string, expected: string, found: string): FihristError {
  const where = typeof position === 'number' ? `at position ${position}` : `at ${position || 'the top'}`
  const shown = found.length > 40 ? `${found.slice(0, 40)}…` : found
  return new FihristError('bad_filter', `filter: expected ${expected} ${where}, found ${shown.toWellFormed()}`, {
    position,
    expected,
  })
}
