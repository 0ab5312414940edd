import type { Sort } from '../engines/engine.ts'
import { FihristError } from '../errors.ts'
import { findField, type Mapping, valueFields } from '../mapping/mapping.ts'

const FORMS = 'relevance, field, -field, field:asc or field:desc'

/** The order that `text` names; undefined for `relevance`. Throws `bad_request`. */
export function readSort(text: string): Sort | undefined {
  if (text === 'relevance') return undefined
  const [, minus, field, order] = /^(-?)([\p{L}\p{N}_]+)(?::(asc|desc))?$/u.exec(text) ?? []
  if (field === undefined || (minus === '-' && order !== undefined)) {
    throw new FihristError('bad_request', `"${text}" is no order to sort by: ${FORMS}`, { parameter: 'sort' })
  }
  return { field, order: minus === '-' || order === 'desc' ? 'desc' : 'asc' }
}

/** The same order by the field's own name. Throws `bad_request` for a field that can't be sorted by. */
export function resolveSort({ field: name, order }: Sort, mapping: Mapping): Sort {
  const found = findField(mapping, name)
  if (found !== undefined && found.field.type !== 'text' && found.field.type !== 'stored') {
    return { field: found.name, order }
  }
  throw new FihristError('bad_request', `can't sort by "${name}"; by ${valueFields(mapping).join(', ')} or relevance`, {
    parameter: 'sort',
  })
}
