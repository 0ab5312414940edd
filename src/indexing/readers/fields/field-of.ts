import { findField, type Mapping } from '../../../mapping/mapping.ts'
import type { ReaderContext } from '../reader.ts'

/** What `map` says to leave out. */
export const LEFT_OUT = ''

/** The field that a source calls so: by `map`, by the field's name, by one of its aliases; undefined when it is none. */
export function fieldOf(name: string, { mapping, map }: Pick<ReaderContext, 'mapping' | 'map'>): string | undefined {
  const meant = Object.hasOwn(map, name) ? map[name] : undefined
  return meant === LEFT_OUT ? LEFT_OUT : ownField(meant ?? name, mapping)
}

function ownField(name: string, mapping: Mapping): string | undefined {
  if (name === 'id' || Object.hasOwn(mapping.fields, name)) return name
  return findField(mapping, name)?.name
}
