import type { z } from 'zod'
import { FihristError } from '../../errors.ts'

/** The value as the schema describes it. Throws `bad_request` that names the first thing that does not fit.
 * `noun` is what a member is called there: a parameter of a URL, a member of a JSON body. */
export function readShape<Schema extends z.ZodObject>(
  schema: Schema,
  value: unknown,
  noun: 'parameter' | 'member',
): z.infer<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys') {
    const [unknown] = issue.keys
    const known = Object.keys(schema.shape)
    const hint = known.length === 0 ? 'none is taken here' : `known are ${known.join(', ')}`
    throw new FihristError('bad_request', `unknown ${noun} "${unknown}": ${hint}`, { [noun]: unknown, known })
  }
  const name = issue?.path[0]
  if (name === undefined) throw new FihristError('bad_request', 'the body must be a JSON object')
  throw new FihristError('bad_request', `the ${noun} "${String(name)}" ${issue?.message}`, { [noun]: name })
}
