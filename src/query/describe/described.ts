/** A piece of readable text; `joined` says which operator, if any, holds its parts together. */
export type Described = { readonly text: string; readonly joined?: 'AND' | 'OR' | undefined }

/** Several pieces with an operator between them; those that are joined themselves in parentheses if `wraps` says so. */
export function joinDescribed(
  operator: 'AND' | 'OR',
  parts: readonly Described[],
  wraps: (part: Described) => boolean = ({ joined }) => joined !== undefined,
): Described {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const texts = parts.map((part) => (wraps(part) ? `(${part.text})` : part.text))
  return { text: texts.join(` ${operator} `), joined: operator }
}

/** The text, in parentheses when it is joined. */
export const wholeOf = ({ text, joined }: Described): string => (joined === undefined ? text : `(${text})`)
