/**
 * Orders strings as their UTF-8 bytes are ordered, which is by code point: the order of SQLite's BINARY and of
 * Elasticsearch's keywords. JavaScript's `<` puts an emoji (a surrogate pair) before U+E000–U+FFFF.
 */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** The unit's place when surrogates come last. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
