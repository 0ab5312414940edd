import type { ReaderContext } from '../reader.ts'
import { dropBadValues } from './drop-bad-values.ts'
import { fitStrings } from './fit-strings.ts'
import { type NameOptions, nameFields } from './name-fields.ts'

type Values = Readonly<Record<string, unknown>>

export type FitOptions = {
  /** The values of a field that has many, where a source knows strings only; without it values are taken as they are. */
  readonly split?: ((value: string) => readonly string[]) | undefined
  readonly line?: number | undefined
}

/**
 * What a source says of a document, as fields of the mapping: under their names, converted where the source knows
 * strings only, and what does not fit treated as the run wants it. Throws `bad_input` when two names mean one field.
 */
export function fitFields(values: Values, context: ReaderContext, options: FitOptions & NameOptions): Values {
  return fitNamed(nameFields(values, context, options), context, options)
}

/** The same for values that stand under the mapping's names already. */
export function fitNamed(values: Values, context: ReaderContext, { split, line }: FitOptions): Values {
  const fitted = split === undefined ? values : fitStrings(values, context.mapping, split)
  return context.badValues === 'drop' ? dropBadValues(fitted, context, line) : fitted
}
