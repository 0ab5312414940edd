/** What FTS5's `ascii` tokenizer would change or split at (but for the space between terms), and the control characters
 * above ASCII, which end a term in a key (see posting-keys.ts). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const RESERVED = /[\u0000-\u001f\u007f-\u009fA-Z]/
const ALL_RESERVED = new RegExp(RESERVED, 'g')

/** Moves them into the private use area, where the tokenizer leaves them alone. */
const PRIVATE_USE = 0xe000

/**
 * Terms (one, or several joined by spaces) as they are kept in and asked of FTS5, so that terms stay what they are:
 * the tokenizer lower-cases A–Z and can't be told to keep NUL. Our analyzer makes no such terms; a stream of them costs
 * one look.
 */
export function encodeTerms(terms: string): string {
  if (!RESERVED.test(terms)) return terms
  return terms.replace(ALL_RESERVED, (char) => String.fromCharCode(PRIVATE_USE + char.charCodeAt(0)))
}

/** The number of terms in a stream. */
export function countTerms(stream: string): number {
  let count = 0
  let inTerm = false
  for (let i = 0; i < stream.length; i++) {
    const isSpace = stream.charCodeAt(i) === 0x20
    if (!isSpace && !inTerm) count++
    inTerm = !isSpace
  }
  return count
}
