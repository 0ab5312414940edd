import { LEVEL_NAMES, type LevelName } from '../../analysis/token.ts'
import { encodeTerms } from './encode-terms.ts'
import { POSITION_LEVELS } from './schema.ts'

/**
 * A row's words as FTS5 indexes them: a key for each different term of a field, made of a field's head, the term, how
 * often it stands there, and the levels at which that is so. Mostly several levels have the same term as often, so that
 * one key serves them all; and a posting is nothing but a row number, one or two bytes.
 */
export type PostingKey = { readonly frequency: number; readonly levels: LevelSet }

/** A bit for each level. */
export type LevelSet = number

/** Keys from `from` up to, not including, `to`. */
export type KeyRange = { readonly from: string; readonly to: string }

/** Heads begin above the characters that FTS5's tokenizer treats as its own. */
const FIRST_HEAD = 0x100
/** A frequency is a control character, which no encoded term holds, so that a term is never another one's beginning. */
const BASE = 0x80
/** From here on it is in digits behind this character. */
const LARGE = 0x1f
const LARGE_MARK = String.fromCharCode(BASE + LARGE)
const AFTER_MARKS = String.fromCharCode(BASE + LARGE + 1)
const LAST = '\u{10ffff}'

/** Letters of a word's beginning that is a key of its own: so short a one stands for thousands of terms, and would be a
 * second's work in 100,000 documents. */
const BEGINNING_LETTERS = 2

const NO_COUNTS: readonly number[] = LEVEL_NAMES.map(() => 0)

/** The set of one level. */
export const levelSet = (level: LevelName): LevelSet => 1 << LEVEL_NAMES.indexOf(level)

/** Beginnings are looked for where terms have positions. */
const BEGINNING_LEVELS = POSITION_LEVELS.map(levelSet).reduce((all, one) => all | one)

/** The keys of what a text field (by its number) holds, joined by spaces; a stream is terms joined by spaces. */
export function renderKeys(field: number, streams: Readonly<Record<LevelName, string>>): string {
  const counts = countByLevel(streams)
  const keys: string[] = []
  const begun = new Map<string, LevelSet>()
  const head = termHead(field)
  for (const [term, frequencies] of counts) {
    let seen = 0
    for (const [i, frequency] of frequencies.entries()) {
      if (frequency === 0 || (seen & (1 << i)) !== 0) continue
      const levels = levelsWith(frequencies, frequency)
      seen |= levels
      keys.push(`${head}${term}${renderEnd(frequency, levels)}`)
    }
    const beginning = beginningOf(term)
    const levels = seen & BEGINNING_LEVELS
    if (levels !== 0 && beginning !== undefined) begun.set(beginning, (begun.get(beginning) ?? 0) | levels)
  }
  for (const [beginning, levels] of begun) keys.push(`${beginningHead(field)}${beginning}${renderEnd(1, levels)}`)
  return keys.join(' ')
}

/** Encoded term → how often it stands there at each level. */
function countByLevel(streams: Readonly<Record<LevelName, string>>): Map<string, number[]> {
  const counts = new Map<string, number[]>()
  for (const [i, level] of LEVEL_NAMES.entries()) {
    for (const term of encodeTerms(streams[level]).split(' ')) {
      if (term === '') continue
      let known = counts.get(term)
      if (known === undefined) {
        known = NO_COUNTS.slice()
        counts.set(term, known)
      }
      known[i] = (known[i] ?? 0) + 1
    }
  }
  return counts
}

/** All keys of a term (not encoded) in a field. */
export const termKeys = (field: number, term: string): KeyRange => wholeKeys(termHead(field), term)

/** All keys of the terms of a field that begin so. */
export function prefixKeys(field: number, prefix: string): KeyRange {
  const from = termHead(field) + encodeTerms(prefix)
  return { from, to: from + LAST }
}

/** The keys of a beginning in a field; undefined when beginnings of this length have none. */
export function beginningKeys(field: number, prefix: string): KeyRange | undefined {
  return beginningOf(encodeTerms(prefix)) === encodeTerms(prefix) ? wholeKeys(beginningHead(field), prefix) : undefined
}

/** What a key says besides its term. */
export function readKey(key: string): PostingKey {
  const end = key.length - 1
  const small = key.charCodeAt(end - 1) - BASE
  const frequency = small > 0 ? small : Number(key.slice(key.lastIndexOf(LARGE_MARK, end - 1) + 1, end))
  return { frequency, levels: key.charCodeAt(end) - BASE }
}

function wholeKeys(head: string, term: string): KeyRange {
  const from = head + encodeTerms(term)
  return { from: from + String.fromCharCode(BASE), to: from + AFTER_MARKS }
}

function renderEnd(frequency: number, levels: LevelSet): string {
  const marks = frequency < LARGE ? String.fromCharCode(BASE + frequency) : `${LARGE_MARK}${frequency}`
  return marks + String.fromCharCode(BASE + levels)
}

const termHead = (field: number): string => String.fromCodePoint(FIRST_HEAD + 2 * field)
const beginningHead = (field: number): string => String.fromCodePoint(FIRST_HEAD + 2 * field + 1)

function levelsWith(frequencies: readonly number[], frequency: number): LevelSet {
  return frequencies.reduce((levels, other, i) => (other === frequency ? levels | (1 << i) : levels), 0)
}

/** Its first letters, counted in UTF-16 units but never half a pair; undefined when it has fewer. */
function beginningOf(term: string): string | undefined {
  const end = (term.codePointAt(BEGINNING_LETTERS - 1) ?? 0) > 0xffff ? BEGINNING_LETTERS + 1 : BEGINNING_LETTERS
  return term.length < end ? undefined : term.slice(0, end)
}
