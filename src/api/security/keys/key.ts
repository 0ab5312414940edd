import { z } from 'zod'
import { FihristError } from '../../../errors.ts'
import { COLLECTION_NAME, COLLECTION_NAME_RULE } from '../../../mapping/collection-name.ts'
import { ROLES } from './role.ts'

const keySchema = z
  .strictObject({
    /** Names the key to people and commands; no secret. */
    id: z.string().regex(/^[0-9a-f]{8}$/, 'must be 8 hexadecimal digits'),
    /** What it is for, for people. */
    name: z.string().optional(),
    role: z.enum(ROLES),
    /** SHA-256 of the secret, which stands nowhere. */
    hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
    /** The collections that it knows; none: all. */
    collections: z.array(z.string().regex(COLLECTION_NAME, COLLECTION_NAME_RULE)).min(1).optional(),
    /** In the filter language: other documents are not there for it. */
    filter: z.string().optional(),
    created: z.iso.datetime(),
    /** From this moment on it is none any more. */
    expires: z.iso.datetime().optional(),
  })
  .refine(({ role, filter }) => filter === undefined || role === 'search', {
    path: ['filter'],
    error: 'binds search keys only: a document that is written could be one that the filter hides',
  })
  .refine(({ role, collections }) => collections === undefined || role !== 'admin', {
    path: ['collections'],
    error: 'bind no admin key: it is for the whole server',
  })

const fileSchema = z.strictObject({ version: z.literal(1), keys: z.array(keySchema) })

export type Key = z.infer<typeof keySchema>

/** Checks what the schema says of a key. Throws `bad_request`. */
export function checkKey(key: Key): Key {
  const parsed = keySchema.safeParse(key)
  if (parsed.success) return parsed.data
  throw new FihristError('bad_request', describeIssue(parsed.error))
}

/** The keys in the text of a file of keys. Throws `bad_keys`, which says nothing of what stands in the file. */
export function readKeys(text: string, file: string): Key[] {
  const parsed = fileSchema.safeParse(parseJson(text, file))
  if (!parsed.success) throw new FihristError('bad_keys', `${file}: ${describeIssue(parsed.error)}`)
  const { keys } = parsed.data
  if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    throw new FihristError('bad_keys', `${file}: two keys have the same id`)
  }
  return keys
}

/** The text of a file with these keys. */
export const renderKeys = (keys: readonly Key[]): string => `${JSON.stringify({ version: 1, keys }, undefined, 2)}\n`

function describeIssue({ issues }: z.ZodError): string {
  const [issue] = issues
  return `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'does not fit'}`
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the file.
    throw new FihristError('bad_keys', `${file}: is not JSON`)
  }
}
