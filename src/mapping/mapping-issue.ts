import type { z } from 'zod'
import { describeValue } from './describe-value.ts'

type Issue = z.core.$ZodIssue

/** What the schema calls otherwise than people do. */
const KINDS: Readonly<Record<string, string>> = {
  record: 'an object',
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
}

/** What does not fit in `value`, in our words: what was expected there, and what was found. */
export function describeIssue(issue: Issue, value: unknown): string {
  const found = describeValue(valueAt(value, issue.path))
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${KINDS[issue.expected] ?? issue.expected}, found ${found}`
    case 'invalid_union':
      return `expected one of ${'options' in issue ? issue.options?.join(', ') : ''}, found ${found}`
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `"${key}"`).join(', ')} is not known here`
    case 'too_small':
      return `expected at least ${issue.minimum}, found ${found}`
    case 'too_big':
      return `expected at most ${issue.maximum}, found ${found}`
    // What is wrong with a field's name stands inside.
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message
    // The schema says in words of its own what a text must be like.
    default:
      return issue.message
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined,
    value,
  )
}
