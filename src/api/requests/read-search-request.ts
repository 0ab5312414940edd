import { z } from 'zod'
import { FihristError } from '../../errors.ts'
import { MATCH_MODES } from '../../query/match-mode.ts'
import type { SearchRequest } from '../../search/answer.ts'
import { PAGE_LIMITS } from '../../search/page-limits.ts'
import { readFields } from '../../search/read-fields.ts'
import { readSort } from '../../search/read-sort.ts'
import type { Limits } from './limits.ts'
import { readShape } from './read-shape.ts'

const text = z.string('must be a string')
const match = z.enum(MATCH_MODES, `must be one of ${MATCH_MODES.join(', ')}`)
const digits = text.regex(/^\d{1,9}$/, 'must be a whole number')
const wholeNumber = z.int('must be a whole number').min(0, 'must be 0 or more')

/** What a search takes in a URL, before conversion. */
export const searchParametersSchema = z.strictObject({
  q: text.optional(),
  match: match.optional(),
  filter: text.optional(),
  sort: text.optional(),
  limit: digits.optional(),
  offset: digits.optional(),
  cursor: text.optional(),
  fields: text.optional(),
  explain: z.enum(['true', 'false'], 'must be true or false').optional(),
})

/** What a search takes as JSON; `filter` is the filter language or its JSON form. */
export const searchBodySchema = z.strictObject({
  q: text.optional(),
  match: match.optional(),
  filter: z.unknown().optional(),
  sort: text.optional(),
  limit: wholeNumber.optional(),
  offset: wholeNumber.optional(),
  cursor: text.optional(),
  fields: z.union([text, z.array(text)], 'must be names of fields').optional(),
  explain: z.boolean('must be true or false').optional(),
})

/** The search that a URL's parameters ask for. Throws `bad_request` naming the parameter. */
export function readSearchParameters(parameters: unknown, limits: Limits): SearchRequest {
  const { limit, offset, explain, ...rest } = readShape(searchParametersSchema, parameters, 'parameter')
  const converted = { limit: readNumber(limit), offset: readNumber(offset), explain: readFlag(explain) }
  return checkSearch({ ...rest, ...converted }, limits)
}

/** The search that a JSON body asks for. Throws `bad_request` naming the member. */
export function readSearchBody(body: unknown, limits: Limits): SearchRequest {
  return checkSearch(readShape(searchBodySchema, body, 'member'), limits)
}

function checkSearch(search: z.infer<typeof searchBodySchema>, limits: Limits): SearchRequest {
  const { q = '', filter, sort, fields, limit = PAGE_LIMITS.usualHits, offset = 0, ...rest } = search
  if (limit > limits.pageSize) {
    throw new FihristError('bad_request', `limit is at most ${limits.pageSize}`, { parameter: 'limit' })
  }
  if (offset + limit > limits.pageEnd) {
    const message = `offset + limit is at most ${limits.pageEnd}; to go on from there, follow "next" with cursor=…`
    throw new FihristError('bad_request', message, { parameter: 'offset', limit: limits.pageEnd })
  }
  if (rest.cursor !== undefined && search.offset !== undefined) {
    throw new FihristError('bad_request', 'a cursor knows its place: leave offset out', { parameter: 'offset' })
  }
  return {
    q,
    filter: filter === undefined || typeof filter === 'string' ? filter : { json: filter },
    sort: sort === undefined ? undefined : readSort(sort),
    fields: typeof fields === 'string' ? readFields(fields) : fields,
    limit,
    offset,
    ...rest,
  }
}

const readFlag = (flag: 'true' | 'false' | undefined) => (flag === undefined ? undefined : flag === 'true')

const readNumber = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits))
