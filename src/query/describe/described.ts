/** A piece of readable text; `joined` says which operator, if any, holds its parts together. */
export type Rendered = { readonly text: string; readonly joined?: 'AND' | 'OR' | undefined }

/** Several pieces with an operator between them; those that are joined themselves in parentheses if `wraps` says so. */
export function renderJoined(
  operator: 'AND' | 'OR',
  parts: readonly Rendered[],
  wraps: (part: Rendered) => boolean = ({ joined }) => joined !== undefined,
): Rendered {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const texts = parts.map((part) => (wraps(part) ? `(${part.text})` : part.text))
  return { text: texts.join(` ${operator} `), joined: operator }
}

/** The text, in parentheses when it is joined. */
export const renderWhole = ({ text, joined }: Rendered): string => (joined === undefined ? text : `(${text})`)
