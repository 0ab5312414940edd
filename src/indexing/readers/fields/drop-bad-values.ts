import { toFihristError } from '../../../errors.ts'
import type { Field } from '../../../mapping/mapping.ts'
import { readField } from '../../../mapping/read-field.ts'
import type { ReaderContext } from '../reader.ts'

type Values = Readonly<Record<string, unknown>>

/** The values that their fields can hold; each of the others is left out with a notice. The id stays whatever it is. */
export function dropBadValues(values: Values, { mapping, onNotice }: ReaderContext, line: number | undefined): Values {
  const kept = Object.entries(values).filter(([name, value]) => {
    const field = Object.hasOwn(mapping.fields, name) ? mapping.fields[name] : undefined
    const problem = field === undefined ? undefined : problemOf(name, value, field)
    if (problem === undefined) return true
    onNotice(`${problem}: left out`, { ...(line === undefined ? {} : { line }), kind: `bad value of ${name}` })
    return false
  })
  return Object.fromEntries(kept)
}

function problemOf(name: string, value: unknown, field: Field): string | undefined {
  if (value === undefined || value === null) return undefined
  try {
    readField(name, value, field)
    return undefined
  } catch (error) {
    const { code, message } = toFihristError(error)
    if (code !== 'bad_document') throw error
    return message
  }
}
