import { BEH, FEH, KAF, LAM, TATWEEL, WAW } from '../../analysis/spelling/letters.ts'
import { readNumber } from '../../mapping/read-number.ts'
import type { IgnoredReason } from '../ignored.ts'
import { QUERY_LIMITS } from '../limits.ts'
import { familyOf, QUOTATION_MARKS } from '../text/quotation-marks.ts'
import { sourceSpan } from '../text/visible-text.ts'
import { chunkAt } from './chunk.ts'
import type { ScanInput, TermLexeme } from './lexeme.ts'
import { equalsAt, fieldAt, type ModifierInput, negatesAt } from './scan-modifiers.ts'

const PUNCTUATION = /^[\p{P}\p{Sm}\p{Sc}\p{Sk}]*$/u
const SLOP = /~(\p{Nd}+)(?![\p{L}\p{M}\p{N}])/uy
const BEFORE_CLOSING_STAR = /^.*[\p{L}\p{M}\p{N}](?=\*+[^\p{L}\p{M}\p{N}*]*$)/su

// What is written onto a quotation (بـ«الجزيرة») belongs to the sentence around it, not to what is looked for.
const CLITIC = new RegExp(`[${WAW}${FEH}]?[${BEH}${KAF}${LAM}]?${TATWEEL}*(?=[${QUOTATION_MARKS}])`, 'y')

/** A term if there is one, and where to go on. */
type Scanned = { readonly term?: TermLexeme; readonly to: number }

/** What stands before a term: the term as far as it is known. */
type Opening = Pick<TermLexeme, 'type' | 'from' | 'negated' | 'field'>

/** The term that begins at a place of the visible text, or none where only punctuation does, and where to go on. */
export function termAt(input: ScanInput, from: number): Scanned {
  const { mapping, closes } = input
  const { text } = input.visible
  const modifiers: ModifierInput = { text, mapping, opens: (at) => closes.has(at) }

  const negated = negatesAt(modifiers, from)
  const scope = fieldAt(modifiers, negated ? from + 1 : from)
  const opening: Opening = { type: 'term', from, negated, field: scope?.field }
  let at = scope?.next ?? (negated ? from + 1 : from)
  if (equalsAt(text, at)) return wordAt(input, opening, at + 1, true)
  if (text[at] === '=' && closes.has(at + 1)) {
    note(input, at, at + 1, 'equals_on_phrase')
    at++
  }
  CLITIC.lastIndex = at
  const clitic = CLITIC.exec(text)?.[0].length ?? 0
  if (closes.has(at + clitic)) at += clitic

  const close = closes.get(at)
  if (close === undefined) return wordAt(input, opening, at, false)
  if (familyOf(text.charAt(at)) !== undefined) return phraseAt(input, opening, at, close)
  const to = close + 1
  return { term: { ...opening, to, inner: { type: 'parentheses', from: at + 1, to: close } }, to }
}

function phraseAt(input: ScanInput, opening: Opening, at: number, close: number): Scanned {
  const { slop, to } = slopAt(input, close + 1)
  noteStars(input, at + 1, close)
  if (input.visible.text.slice(at + 1, close).trim() === '') {
    note(input, at, close + 1, 'empty')
    return { to }
  }
  return { term: { ...opening, to, inner: { type: 'phrase', slop, ...sourceSpan(input.visible, at + 1, close) } }, to }
}

function wordAt(input: ScanInput, opening: Opening, at: number, exact: boolean): Scanned {
  const { visible, mapping } = input
  const chunk = chunkAt(visible.text, at)
  const to = at + chunk.length
  // A value is compared as it is: its stars and signs belong to it.
  const isValue = opening.field !== undefined && mapping.fields[opening.field]?.type !== 'text'
  const prefix = exact ? undefined : BEFORE_CLOSING_STAR.exec(chunk)?.[0]
  const end = at + (prefix ?? chunk).length
  if (!isValue) noteStars(input, at, end)
  if (PUNCTUATION.test(chunk) && !isValue) return { to }
  const type = exact ? 'exact' : prefix === undefined ? 'word' : 'prefix'
  return { term: { ...opening, to, inner: { type, ...sourceSpan(visible, at, end) } }, to }
}

function slopAt(input: ScanInput, at: number): { slop: number; to: number } {
  SLOP.lastIndex = at
  const [whole, digits] = SLOP.exec(input.visible.text) ?? []
  if (whole === undefined || digits === undefined) return { slop: 0, to: at }
  const to = at + whole.length
  const slop = readNumber(digits) ?? 0
  if (slop > QUERY_LIMITS.slop) note(input, at, to, 'slop_too_large')
  return { slop: Math.min(slop, QUERY_LIMITS.slop), to }
}

function noteStars(input: ScanInput, from: number, to: number): void {
  for (const { 0: stars, index } of input.visible.text.slice(from, to).matchAll(/\*+/g)) {
    note(input, from + index, from + index + stars.length, 'star_not_at_end')
  }
}

function note(input: ScanInput, from: number, to: number, reason: IgnoredReason): void {
  const { start, end } = sourceSpan(input.visible, from, to)
  input.notes.add(start, end, reason)
}
