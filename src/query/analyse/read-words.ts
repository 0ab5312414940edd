import type { Analyzer, Span } from '../../analysis/token.ts'
import type { IgnoredNotes } from '../ignored.ts'
import { QUERY_LIMITS } from '../limits.ts'
import { stripInvisible } from '../text/visible-text.ts'
import type { QueryWord } from '../tree.ts'

/** Analyses stretches of one query's text in turn, up to the limit for all of them together; undefined for a stretch
 * that lies beyond it, and for one that is of use only as a whole (`whole`) when part of it does. */
export type WordReader = (span: Span, whole: boolean) => QueryWord[] | undefined

/** Reads words for one query that ends at `end`; the first word over the limit is noted with all that follow it. */
export function createWordReader(analyzer: Analyzer, notes: IgnoredNotes, end: number): WordReader {
  let left: number = QUERY_LIMITS.words
  return (span, whole) => {
    const words: QueryWord[] = []
    for (const { text, start, stopWord, terms } of analyzer.tokens(span.text)) {
      if (left <= 0) {
        if (left === 0) notes.add(span.start + start, end, 'too_many_words')
        left = -1
        return whole || words.length === 0 ? undefined : words
      }
      left--
      words.push({ type: 'word', text: stripInvisible(text), terms, stopWord })
    }
    return words
  }
}
