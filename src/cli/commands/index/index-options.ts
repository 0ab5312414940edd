import { FihristError } from '../../../errors.ts'
import {
  BAD_VALUES,
  type BadValues,
  UNKNOWN_FIELDS,
  type UnknownFields,
} from '../../../indexing/readers/fields/policies.ts'
import { text, type Values } from '../../command.ts'

/** `--map NAME=FIELD`, as often as it is given: what files call a field → the field. Throws `bad_request`. */
export function mapOption(values: Values): Record<string, string> {
  const pairs = Array.isArray(values.map) ? values.map : []
  const map = new Map<string, string>()
  for (const pair of pairs) {
    const [name, field, ...rest] = String(pair).split('=')
    if (!name || field === undefined || rest.length > 0) {
      throw new FihristError('bad_request', `--map: expected NAME=FIELD, got "${pair}"`)
    }
    if (map.has(name)) throw new FihristError('bad_request', `--map: "${name}" is given twice`)
    map.set(name, field)
  }
  return Object.fromEntries(map)
}

/** `--unknown`: what becomes of names that are no fields; undefined when it is not given. */
export function unknownOption(values: Values): UnknownFields | undefined {
  const hint = text(values, 'unknown') === 'store' ? ' (to keep a field, add it to the mapping as type "stored")' : ''
  return choiceOption(values, 'unknown', UNKNOWN_FIELDS, hint)
}

/** `--bad-values`: what becomes of values that their fields can't hold; undefined when it is not given. */
export const badValuesOption = (values: Values): BadValues | undefined =>
  choiceOption(values, 'bad-values', BAD_VALUES, '')

function choiceOption<Choice extends string>(
  values: Values,
  name: string,
  choices: readonly Choice[],
  hint: string,
): Choice | undefined {
  const value = text(values, name)
  const choice = choices.find((known) => known === value)
  if (value === undefined || choice !== undefined) return choice
  throw new FihristError('bad_request', `--${name}: expected ${choices.join(' or ')}, got "${value}"${hint}`)
}
