const SHOWN = 40

/** A value as an error message names it: its kind, and so much of it that a reader knows which one is meant. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return `the string ${JSON.stringify(shorten(value))}`
  return `the ${typeof value} ${shorten(String(value))}`
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}
