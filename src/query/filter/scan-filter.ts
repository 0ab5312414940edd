import { familyOf, QUOTATION_MARKS } from '../text/quotation-marks.ts'
import { stripInvisible } from '../text/visible-text.ts'
import { filterError } from './filter-error.ts'

/** `text` is a word without invisible characters, a quoted text without marks and escapes, or the sign itself. */
export type FilterToken = {
  readonly type: 'word' | 'quoted' | 'sign' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
}

const SPACE = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]+/uy
const SIGN = /!=|<=|>=|[=<>()[\],،]/uy
const WORD = new RegExp(`[^\\s\\p{Cc}!=<>()\\[\\],،${QUOTATION_MARKS}]+`, 'uy')

/** The words, quoted texts and signs of a filter, closed by one of type `end`. Throws `bad_filter`. */
export function scanFilter(text: string): FilterToken[] {
  const tokens: FilterToken[] = []
  let at = 0
  for (;;) {
    at += match(SPACE, text, at).length
    if (at >= text.length) return [...tokens, { type: 'end', text: 'the end', start: text.length, end: text.length }]
    const sign = match(SIGN, text, at)
    const word = match(WORD, text, at)
    const start = at
    if (sign !== '') {
      at += sign.length
      tokens.push({ type: 'sign', text: sign === '،' ? ',' : sign, start, end: at })
    } else if (word !== '') {
      at += word.length
      tokens.push({ type: 'word', text: stripInvisible(word), start, end: at })
    } else if (familyOf(text.charAt(at)) !== undefined) {
      const quoted = readQuoted(text, at)
      at = quoted.end
      tokens.push({ type: 'quoted', text: quoted.text, start, end: at })
    } else {
      throw filterError(at, 'a field, a value or a sign', text.charAt(at))
    }
  }
}

/** The quotation that opens at `start`, up to a mark of the same family; a backslash takes the next character as is. */
function readQuoted(text: string, start: number): { text: string; end: number } {
  const family = familyOf(text.charAt(start)) ?? ''
  let value = ''
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charAt(at)
    if (family.includes(unit)) return { text: value, end: at + 1 }
    if (unit === '\\' && at + 1 < text.length) at++
    value += text.charAt(at)
  }
  throw filterError(start, 'a closing quotation mark', 'the end of the filter')
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
