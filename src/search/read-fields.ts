import type { WantedParts } from '../engines/engine.ts'
import { FihristError } from '../errors.ts'
import { findField, type Mapping, textFields } from '../mapping/mapping.ts'
import { BEGINNING_UNITS } from './matching/field-text.ts'
import { PAGE_LIMITS } from './page-limits.ts'

/** UTF-16 units of all beginnings of an answer: for a usual page of documents with one long field each all that is read of
 * it to show what was found, less of each for more. Reading them takes a third of a second. */
const ALL_BEGINNINGS = PAGE_LIMITS.usualHits * BEGINNING_UNITS

/** The names in a list with commas; of `resolveFields` to judge. */
export const readFields = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The fields by their own names. Throws `bad_request` for one that is not in the mapping, and for none at all. */
export function resolveFields(names: readonly string[], mapping: Mapping): string[] {
  const refuse = (what: string) => {
    const known = ['id', ...Object.keys(mapping.fields)]
    const message = `fields: ${what}; the fields are ${known.join(', ')} (the id always comes)`
    return new FihristError('bad_request', message, { parameter: 'fields', known })
  }
  if (names.length === 0) throw refuse('no field is named')
  return names.map((name) => {
    const found = name === 'id' ? 'id' : findField(mapping, name)?.name
    if (found === undefined) throw refuse(`there is no field "${name}"`)
    return found
  })
}

/** What an engine is asked for. Text that does not come is needed all the same, to show in it what was found. */
export function wantedParts(fields: readonly string[] | undefined, mapping: Mapping): WantedParts {
  return {
    fields: fields && resolveFields(fields, mapping),
    longField: PAGE_LIMITS.longField,
    beginnings: textFields(mapping).map(({ name }) => name),
    beginningUnits: BEGINNING_UNITS,
    allBeginningUnits: ALL_BEGINNINGS,
    mostBytes: PAGE_LIMITS.answerBytes,
  }
}
