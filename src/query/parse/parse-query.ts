import type { Mapping } from '../../mapping/mapping.ts'
import { createIgnoredNotes } from '../ignored.ts'
import { QUERY_LIMITS } from '../limits.ts'
import { readVisible, sourceSpan, type VisibleText, withoutUnits } from '../text/visible-text.ts'
import { combineTerms } from './combine-terms.ts'
import { pairMarks } from './pair-marks.ts'
import type { ParsedQuery } from './parsed-query.ts'

/** Reads what a person typed. Never throws; what it can't use stands in `ignored`. Fields are those of the mapping. */
export function parseQuery(text: string, { mapping }: { readonly mapping: Mapping }): ParsedQuery {
  const notes = createIgnoredNotes(text)
  const limit = cutPlace(text, QUERY_LIMITS.characters)
  if (limit < text.length) notes.add(limit, text.length, 'too_long')

  const whole = readVisible(text.slice(0, limit))
  const { closes, unused } = pairMarks(whole.text)
  for (const { at, reason } of unused) {
    const { start, end } = sourceSpan(whole, at, at + 1)
    notes.add(start, end, reason)
  }
  const gone = unused.map(({ at }) => at).filter((at) => !followsWord(whole, at))
  const visible = withoutUnits(whole, new Set(gone))
  const moved = (at: number) => at - gone.filter((other) => other < at).length
  const movedCloses = new Map([...closes].map(([open, close]) => [moved(open), moved(close)]))
  const arabicOr = countWords(visible.text) <= QUERY_LIMITS.wordsAroundArabicOr

  const nodes = combineTerms({ visible, mapping, closes: movedCloses, arabicOr, notes }, 0, visible.text.length)
  const [only, ...others] = nodes
  return {
    text: whole.source,
    nodes: only?.type === 'group' && others.length === 0 ? only.nodes : nodes,
    ignored: notes.list(),
  }
}

/** A mark without use goes as if it had not been typed (`-"word` negates the word), but between words it separates. */
function followsWord({ text }: VisibleText, at: number): boolean {
  return /[\p{L}\p{M}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))
}

/** What a person would count as words: what spaces separate, if it holds a letter or digit. */
function countWords(text: string): number {
  return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}

/** Where to cut a text that is too long: at the last space, else between two characters. */
function cutPlace(text: string, limit: number): number {
  if (text.length <= limit) return text.length
  for (let at = limit; at > 0; at--) {
    if (/\s/.test(text.charAt(at))) return at
  }
  return /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
}
