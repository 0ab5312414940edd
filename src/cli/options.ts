import { readFileSync } from 'node:fs'
import { FihristError } from '../errors.ts'
import { type Mapping, readMapping } from '../mapping/mapping.ts'
import { text, type Values } from './command.ts'

/** The mapping that ships with Fihrist and serves when no other is named. */
const ARTICLES = new URL('../../mappings/articles.json', import.meta.url)

/** The mapping of `--mapping FILE`, or the one for articles. Throws `bad_mapping` or `bad_input`. */
export function mappingOption(values: Values): Mapping {
  const file = text(values, 'mapping')
  const where = file ?? 'mappings/articles.json'
  let source: string
  try {
    source = readFileSync(file ?? ARTICLES, 'utf8')
  } catch (error) {
    throw new FihristError('bad_input', `--mapping ${where}: can't be read: ${(error as Error).message}`, {}, error)
  }
  try {
    return readMapping(JSON.parse(source), where)
  } catch (error) {
    if (error instanceof FihristError) throw error
    throw new FihristError('bad_mapping', `${where}: is not JSON: ${(error as Error).message}`, {}, error)
  }
}

/** The collection that a command works on: `--collection`, else the mapping's name, else articles. */
export const collectionOption = (values: Values, mapping?: Mapping): string =>
  text(values, 'collection') ?? mapping?.name ?? 'articles'

/** The collections of `--collection NAME`, as often as it is given, each once; undefined when it is not. */
export const namesOption = ({ collection }: Values): string[] | undefined =>
  Array.isArray(collection) ? [...new Set(collection.map(String))] : undefined

/** A whole number option in a range. Throws `bad_request` naming it. */
export function numberOption(values: Values, name: string, range: { min: number; max: number }): number | undefined {
  const value = text(values, name)
  if (value === undefined) return undefined
  const number = Number(value)
  if (/^\d+$/.test(value) && number >= range.min && number <= range.max) return number
  throw new FihristError(
    'bad_request',
    `--${name}: expected a number from ${range.min} to ${range.max}, got "${value}"`,
  )
}
