import { LEVEL_NAMES, type LevelName } from '../../../analysis/token.ts'
import { PHRASE_LEVELS } from '../../engine.ts'
import { countTermsByLevel } from './count-terms.ts'
import { encodeTerms } from './encode-terms.ts'

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

/** Frequency → levels → a key's end, for small frequencies. */
const ENDS = Array.from({ length: LARGE }, (_, frequency) =>
  Array.from(
    { length: 1 << LEVEL_NAMES.length },
    (_, levels) => `${String.fromCharCode(BASE + frequency, BASE + levels)} `,
  ),
)

/** Letters of a word's beginning that is a key of its own: so short a one stands for thousands of terms, and would be a
 * second's work in 100,000 documents. */
const BEGINNING_LETTERS = 2

const LEVEL_COUNT = LEVEL_NAMES.length

/** UTF-16 units of keys after which what there is of them is flattened: a document may have millions of keys. */
const PIECE_UNITS = 65_536

/** The set of one level. */
export const levelSet = (level: LevelName): LevelSet => 1 << LEVEL_NAMES.indexOf(level)

/** Beginnings are looked for where terms have positions. */
const BEGINNING_LEVELS = PHRASE_LEVELS.map(levelSet).reduce((all, one) => all | one)

/**
 * The keys of what a text field (by its number) holds, joined by spaces; streams as in `AnalysedDocument`. Plain loops
 * and ready-made ends, because a document has some five hundred keys and whoever indexes waits for them.
 */
export function renderKeys(field: number, streams: Readonly<Record<LevelName, string>>): string {
  const begun = new Map<string, LevelSet>()
  const head = termHead(field)
  const { numbers, counts } = countTermsByLevel(streams)
  const pieces: string[] = []
  let keys = ''
  for (const [term, number] of numbers) {
    const first = number * LEVEL_COUNT
    let seen = 0
    for (let i = 0; i < LEVEL_COUNT; i++) {
      const frequency = counts[first + i] ?? 0
      if (frequency === 0 || (seen & (1 << i)) !== 0) continue
      const levels = levelsWith(counts, first, frequency)
      seen |= levels
      keys += head
      keys += term
      keys += renderEnd(frequency, levels)
    }
    const levels = seen & BEGINNING_LEVELS
    const beginning = levels === 0 ? undefined : beginningOf(term)
    if (beginning !== undefined) begun.set(beginning, (begun.get(beginning) ?? 0) | levels)
    if (keys.length > PIECE_UNITS) {
      pieces.push(flatten(keys))
      keys = ''
    }
  }
  for (const [beginning, levels] of begun) keys += beginningHead(field) + beginning + renderEnd(1, levels)
  return pieces.length === 0 ? keys : pieces.join('') + keys
}

/** The same text, once: one that was put together with `+=` keeps all its parts, which are several times as large. */
const flatten = (text: string): string => [text, ''].join('')

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

/** With the space that follows. */
function renderEnd(frequency: number, levels: LevelSet): string {
  return ENDS[frequency]?.[levels] ?? `${LARGE_MARK}${frequency}${String.fromCharCode(BASE + levels)} `
}

const termHead = (field: number): string => String.fromCodePoint(FIRST_HEAD + 2 * field)
const beginningHead = (field: number): string => String.fromCodePoint(FIRST_HEAD + 2 * field + 1)

function levelsWith(counts: Uint32Array, first: number, frequency: number): LevelSet {
  let levels = 0
  for (let i = 0; i < LEVEL_COUNT; i++) if (counts[first + i] === frequency) levels |= 1 << i
  return levels
}

/** Its first letters, counted in UTF-16 units but never half a pair; undefined when it has fewer. */
function beginningOf(term: string): string | undefined {
  const end = (term.codePointAt(BEGINNING_LETTERS - 1) ?? 0) > 0xffff ? BEGINNING_LETTERS + 1 : BEGINNING_LETTERS
  return term.length < end ? undefined : term.slice(0, end)
}
