import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import type { QueryLeaf, QueryWord } from '../../../src/query/tree.ts'
import { explainDocument } from '../../../src/search/explain/explain-document.ts'
import { COUNTED_LEVELS, HIGHLIGHT_LEVELS } from '../../../src/search/ranking.ts'
import { hostileText } from '../../analysis/support/hostile-text.ts'
import { highlightDocument } from './support/highlight-document.ts'
import { leaf } from './support/leaves.ts'

const analyzer = createAnalyzer()
const pause = async () => {}

/** Leaves that find the first words of a text, alone and in a row. */
function leavesOf(text: string): QueryLeaf[] {
  const words: QueryWord[] = []
  for (const { text: word, stopWord, terms } of analyzer.tokens(text)) {
    words.push({ type: 'word', text: word, stopWord, terms })
    if (words.length === 3) break
  }
  const [first] = words
  if (first === undefined) return []
  const prefix = first.terms.folded.slice(0, 1)
  return [
    leaf(first),
    leaf({ type: 'phrase', slop: 2, words }),
    leaf({ type: 'prefix', text: prefix, prefixes: [{ level: 'folded', prefix }] }),
  ]
}

test('whatever is stored can be shown and explained', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, async (title, text) => {
      const document = { id: '1', title, text }
      const leaves = [...leavesOf(text), ...leavesOf(title)]
      const reading = { fields: ['title', 'text'], leaves, analyzer, pause, document }
      const highlights = await highlightDocument({ ...reading, levels: HIGHLIGHT_LEVELS })
      for (const [field, snippets] of Object.entries(highlights)) {
        const whole = field === 'title' ? title : text
        for (const { html, ranges } of snippets) {
          expect(html.isWellFormed()).toBe(true)
          expect(ranges.every(([start, end]) => start < end && end <= whole.length)).toBe(true)
        }
      }
      const matched = await explainDocument({ ...reading, hit: { document }, levels: COUNTED_LEVELS })
      expect(matched.length > 0).toBe(leaves.length > 0)
    }),
    { numRuns: 60 },
  )
})
