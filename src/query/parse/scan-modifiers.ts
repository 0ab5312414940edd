import { findField, type Mapping } from '../../mapping/mapping.ts'

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u
const LETTER = /\p{L}/u
const FIELD_NAME = /([\p{L}\p{M}\p{N}_]+):/uy
// A dash that opens an aside (قال -الوزير- أمس): the next dash ends a word.
const ASIDE = /-[^-]*[^\s-]-(?![\p{L}\p{M}\p{N}])/uy

/** What a term's beginning is read from: `opens` says whether a quotation or group begins at a place. */
export type ModifierInput = {
  readonly text: string
  readonly mapping: Mapping
  readonly opens: (at: number) => boolean
}

/** Whether the dash at `at` negates what follows: only after a space, and only before a word, quotation or group. */
export function negatesAt({ text, opens }: ModifierInput, at: number): boolean {
  if (text[at] !== '-' || (at > 0 && !/[\s(|]/.test(text.charAt(at - 1)))) return false
  const next = at + 1
  if (!opens(next) && !LETTER.test(characterAt(text, next)) && !equalsAt(text, next)) return false
  ASIDE.lastIndex = at
  return !ASIDE.test(text)
}

/** Whether the equals sign at `at` stands directly before a word. */
export function equalsAt(text: string, at: number): boolean {
  return text[at] === '=' && WORD_CHARACTER.test(characterAt(text, at + 1))
}

/** The field of a `field:` directly before a value, and where the value begins. In any other place, and after any
 * other word, a colon is punctuation: it stands in half of all news headlines. */
export function fieldAt(input: ModifierInput, at: number): { field: string; next: number } | undefined {
  const { text, mapping, opens } = input
  FIELD_NAME.lastIndex = at
  const name = FIELD_NAME.exec(text)?.[1]
  const found = name === undefined ? undefined : findField(mapping, name)
  if (name === undefined || found === undefined) return undefined
  const next = at + name.length + 1
  const first = characterAt(text, next)
  const isText = found.field.type === 'text'
  const begins = isText ? WORD_CHARACTER.test(first) || equalsAt(text, next) : /[^\s\p{Cc})|*]/u.test(first)
  return begins || opens(next) ? { field: found.name, next } : undefined
}

function characterAt(text: string, at: number): string {
  const codePoint = text.codePointAt(at)
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint)
}
