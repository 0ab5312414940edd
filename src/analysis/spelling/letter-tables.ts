import * as L from './letters.ts'

/** Code points that are the same letter to every reader: other keyboards, presentation habits, Persian and Urdu. */
export const SAME_LETTERS: ReadonlyMap<string, string> = table([
  [L.KAF, 'ک ڪ'],
  [L.YEH, 'ی'],
  [L.HEH, 'ھ ہ ە'],
  [L.TEH_MARBUTA, 'ۃ'],
  [L.ALEF, L.ALEF_WASLA],
])

/** Letters that writers of Arabic use for one another, and letters of neighbouring languages by their nearest kin. */
export const FOLDED_LETTERS: ReadonlyMap<string, string> = table([
  // spelling habits of Arabic itself
  [L.ALEF, 'أ إ آ'],
  [L.YEH, 'ى ئ'],
  [L.HEH, 'ة'],
  [L.WAW, 'ؤ'],
  // Maghrebi, Persian, Urdu, Kurdish and Pashto letters in names and dialect
  [L.BEH, 'پ'],
  [L.JEEM, 'چ ژ'],
  [L.FEH, 'ڤ ڢ ڥ ڡ'],
  [L.QAF, 'ڧ ڨ ٯ'],
  [L.KAF, 'گ ڭ ݣ'],
  [L.TEH, 'ټ ٹ'],
  [L.DAL, 'ڈ ډ'],
  [L.REH, 'ڑ ړ'],
  [L.HEH, 'ۀ ۂ'],
  [L.YEH, 'ۓ ے ې ۍ ێ'],
  [L.NOON, 'ں'],
  [L.WAW, 'ۆ'],
])

function table(rows: readonly (readonly [to: string, from: string])[]): ReadonlyMap<string, string> {
  return new Map(rows.flatMap(([to, from]) => from.split(' ').map((letter) => [letter, to] as const)))
}

/** A function that replaces every letter that the table holds; it returns the same string when there is none. */
export function letterMapper(letters: ReadonlyMap<string, string>): (text: string) => string {
  // All these letters have small code points, so that an array finds them, faster than a regular expression.
  const last = Math.max(...Array.from(letters.keys(), (letter) => letter.codePointAt(0) ?? 0))
  const byUnit = Array.from({ length: last + 1 }, (_, unit) => letters.get(String.fromCharCode(unit)))
  return (text) => {
    let mapped = ''
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const to = byUnit[text.charCodeAt(at)]
      if (to === undefined) continue
      mapped += text.slice(from, at) + to
      from = at + 1
    }
    return from === 0 ? text : mapped + text.slice(from)
  }
}
