import { backslashesBefore, type Span } from '../../common/json-members.ts'
import type { Beginning } from '../../engine.ts'

const BACKSLASH = 0x5c
const LETTER_U = 0x75

/** Bytes of most characters that documents are written in, quotation marks left out. */
const USUAL_BYTES_PER_UNIT = 2

/** The beginning of a JSON string: at most `units` UTF-16 units, and no more of it is read than that takes. */
export function readBeginning(json: Buffer, [start, end]: Span, units: number): Beginning {
  for (let bytes = units * USUAL_BYTES_PER_UNIT; ; bytes *= 2) {
    const cut = start + 1 + bytes < end - 1 ? characterBorder(json, start + 1, start + 1 + bytes) : end - 1
    const text: string = JSON.parse(`"${json.toString('utf8', start + 1, cut)}"`)
    const whole = cut === end - 1 && text.length <= units
    if (whole) return { text, whole }
    if (text.length >= units) return { text: text.slice(0, units).trimEnd(), whole }
  }
}

/** The last place up to `at`, from `from` on, that is inside no character and no escape. */
function characterBorder(json: Buffer, from: number, at: number): number {
  let border = at
  while (border > from && ((json[border] ?? 0) & 0xc0) === 0x80) border--
  // An escape has up to six bytes: \u0000.
  for (let back = Math.max(from, border - 5); back < border; back++) {
    if (json[back] !== BACKSLASH || backslashesBefore(json, back) % 2 === 1) continue
    const length = json[back + 1] === LETTER_U ? 6 : 2
    if (back + length > border) return back
  }
  return border
}
