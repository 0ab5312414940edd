import { endOf, startOf } from '../matching/read-tokens.ts'
import type { Reading } from './read-field.ts'

/** How good it is to cut a text between two tokens; `joined` words have no white space between them. */
export type Border = 'sentence' | 'clause' | 'word' | 'joined' | 'never'

/** Punctuation that touches a word stays with it, up to this many units (a longer run is not punctuation). */
const REACH = 8

/** A gap as long as this separates more than a full stop does, whatever is in it. */
const LONG_GAP = 64

const SENTENCE_END = /[.!?؟۔…\n\r\u2029]/
const CLAUSE_END = /[،,؛;:–—]/
const SPACE = /\s/

/** What belongs to the character before it: marks, joiners, skin tones. */
const EXTENDS = /^[\p{M}\p{Emoji_Modifier}\u200c\u200d]/u

/** Whether the text may be cut at unit `at`: not in a surrogate pair, not between a character and its marks. */
export function canCut(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  if ((text.codePointAt(at - 1) ?? 0) > 0xffff || text[at - 1] === '\u200d') return false
  return !EXTENDS.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

/** The unit at which a snippet begins whose first token is `k`: what touches the word belongs to it, as in «word. */
export function cutBefore(reading: Reading, k: number): number {
  const gap = endOf(reading, k - 1)
  const word = startOf(reading, k)
  if (k === 0 && (word - gap <= REACH || !canCut(reading.text, word))) return gap
  for (let at = word; at > Math.max(gap, word - REACH); at--) {
    if (SPACE.test(reading.text.charAt(at - 1))) return at
  }
  return word
}

/** The unit at which a snippet ends whose last token is `k`: what touches the word belongs to it, as in word». */
export function cutAfter(reading: Reading, k: number): number {
  const word = endOf(reading, k)
  const gap = startOf(reading, k + 1)
  if (k === reading.starts.length - 1 && (gap - word <= REACH || !canCut(reading.text, word))) return gap
  for (let at = word; at < Math.min(gap, word + REACH); at++) {
    if (SPACE.test(reading.text.charAt(at))) return at
  }
  return word
}

/** What stands between token `k - 1` and token `k`. The text's own ends are as good as a sentence's. */
export function borderBefore(reading: Reading, k: number): Border {
  if (k <= 0 || k >= reading.starts.length) return 'sentence'
  const start = endOf(reading, k - 1)
  const end = startOf(reading, k)
  // Most words have a space between them and nothing else, so that there is nothing to look at.
  if (end - start === 1 && reading.text[start] === ' ') return 'word'
  if (!canCut(reading.text, cutBefore(reading, k)) || !canCut(reading.text, cutAfter(reading, k - 1))) return 'never'
  if (end - start > LONG_GAP) return 'sentence'
  const gap = reading.text.slice(start, end)
  if (!SPACE.test(gap)) return 'joined'
  if (SENTENCE_END.test(gap)) return 'sentence'
  return CLAUSE_END.test(gap) ? 'clause' : 'word'
}
