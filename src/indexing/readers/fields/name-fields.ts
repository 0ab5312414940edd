import { FihristError } from '../../../errors.ts'
import type { ReaderContext } from '../reader.ts'
import { fieldOf, LEFT_OUT } from './field-of.ts'
import type { UnknownFields } from './policies.ts'

type Values = Readonly<Record<string, unknown>>

/** What a source without an opinion of the user's does with names that are no fields. */
export type NameOptions = { readonly unknown: UnknownFields; readonly line?: number | undefined }

/**
 * The values under the mapping's names for them. A name that is no field is left out with a notice, or stays as it is,
 * to be refused by name. Throws `bad_input` when two names mean one field and both have a value: one would be lost.
 */
export function nameFields(values: Values, context: ReaderContext, { unknown, line }: NameOptions): Values {
  const named = new Map<string, { readonly name: string; readonly value: unknown }>()
  for (const [name, value] of Object.entries(values)) {
    if (Object.hasOwn(context.map, name)) context.onMapped?.(name)
    const field = fieldOf(name, context)
    if (field === LEFT_OUT) continue
    if (field === undefined && (context.unknown ?? unknown) === 'ignore') {
      noticeUnknown(name, context, line)
      continue
    }
    const key = field ?? name
    const other = named.get(key)
    if (other !== undefined && isGiven(other.value) && isGiven(value)) {
      const names = `${JSON.stringify(other.name)} and ${JSON.stringify(name)}`
      throw new FihristError('bad_input', `${names} are both the field "${key}"`)
    }
    if (other === undefined || isGiven(value)) named.set(key, { name, value })
  }
  // Not one assignment each: a source may call something "__proto__".
  return Object.fromEntries([...named].map(([field, { value }]) => [field, value]))
}

/** Says that what a source calls so was left out. */
export function noticeUnknown(name: string, { onNotice, mapping }: ReaderContext, line: number | undefined): void {
  const shown = JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name)
  const message = `${shown} is no field of the mapping "${mapping.name}": left out`
  onNotice(message, { ...(line === undefined ? {} : { line }), kind: message })
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''
