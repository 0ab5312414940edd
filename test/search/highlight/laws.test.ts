import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import type { QueryLeaf } from '../../../src/query/tree.ts'
import { renderSnippetText } from '../../../src/search/highlight/render-text.ts'
import type { Snippet } from '../../../src/search/highlight/snippet.ts'
import { highlightDocument } from './support/highlight-document.ts'
import { alternatives, analyzer, leaf, phrase, prefix, word } from './support/leaves.ts'

const LEVELS = { matches: ['exact', 'folded', 'stem'], fallback: ['broad'] } as const
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g

const oddPiece = fc.constantFrom(
  ...[
    ' ',
    ' ',
    ' ',
    '\n',
    '. ',
    '، ',
    '؟ ',
    '«',
    '»',
    '"',
    '(',
    ')',
    '_',
    '#',
    '-',
    ':',
    '<b>',
    '</mark>',
    '&amp;',
    '<script>',
  ],
  ...[
    '\u202e',
    '\u202b',
    '\u202c',
    '\u2067',
    '\u2069',
    '\u200f',
    '\u061c',
    '\u064e',
    '\u0640',
    '\u200c',
    '\u200d',
    '\u0338',
  ],
  ...['😀', '👍🏽', '\ud83d', '\ude00', '\u0000', '\u001b[31m', '٢٠٢٥', '3.14', 'x', 'ﷺ', '\u00a0', '\ufeff'],
)
const arabicWord = fc.constantFrom(
  'كتاب',
  'الكِتَاب',
  'وكتب',
  'مجلس',
  'الأمن',
  'للأمن',
  'عبد',
  'الله',
  'عبدالله',
  'مـدرسة',
  'قلم',
)
const text = fc
  .array(
    fc.oneof({ arbitrary: arabicWord, weight: 3 }, { arbitrary: oddPiece, weight: 4 }, fc.string({ unit: 'binary' })),
    {
      maxLength: 250,
    },
  )
  .map((pieces) => pieces.join(''))

const match: fc.Arbitrary<QueryLeaf['match']> = fc.constantFrom(
  word('كتاب'),
  word('مجلس'),
  word('قلم', 'exact'),
  word('x'),
  phrase('مجلس الأمن'),
  phrase('مجلس كتاب', 3),
  phrase('كتاب {عبدالله|عبد الله}', 1),
  alternatives('عبدالله', 'عبد الله'),
  prefix('مدر'),
  prefix('كت', 'stem'),
)
const query = fc.array(match, { maxLength: 4 })
const shape = fc.record({ count: fc.integer({ min: 1, max: 4 }), length: fc.integer({ min: 1, max: 120 }) })

async function highlight(
  text: string,
  matches: readonly QueryLeaf['match'][],
  snippets: { count: number; length: number },
  by = analyzer,
) {
  const leaves = matches.map((match) => leaf(match))
  const options = { document: { id: '1', text }, fields: ['text'], leaves, analyzer: by, levels: LEVELS, snippets }
  return (await highlightDocument(options)).text ?? []
}

/** What a reader sees of the HTML, without the ellipses of the cut. */
function read(html: string, text: string, { start, end }: Snippet): string {
  let seen = html
    .replace(/<\/?mark>/g, '')
    .replace(
      /&(lt|gt|amp|quot|#39);/g,
      (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name] ?? '',
    )
  if (text.slice(0, start).trim() !== '') {
    expect(seen.startsWith('… ')).toBe(true)
    seen = seen.slice(2)
  }
  if (text.slice(end).trim() !== '') {
    expect(seen.endsWith(' …')).toBe(true)
    seen = seen.slice(0, -2)
  }
  return seen
}

describe.each([
  ['a stand-in analyzer', analyzer],
  ['the analyzer', createAnalyzer()],
])('for any text, with %s', (_, by) => {
  const holds = (law: (text: string, snippets: readonly Snippet[], length: number) => void) =>
    fc.assert(
      fc.asyncProperty(text, query, shape, async (text, matches, shape) => {
        const snippets = await highlight(text, matches, shape, by)
        expect(snippets.length).toBeLessThanOrEqual(shape.count)
        law(text, snippets, shape.length)
      }),
      { numRuns: 400 },
    )

  test('a range begins where a token begins and ends where one ends', () =>
    holds((text, snippets) => {
      const tokens = by.analyze(text)
      const starts = new Set(tokens.map(({ start }) => start))
      const ends = new Set(tokens.map(({ end }) => end))
      for (const [start, end] of snippets.flatMap(({ ranges }) => ranges)) {
        expect(starts.has(start) && ends.has(end) && start < end).toBe(true)
      }
    }))

  test('snippets and ranges are sorted, apart, and inside of what they belong to', () =>
    holds((text, snippets) => {
      let at = 0
      for (const snippet of snippets) {
        expect(snippet.start).toBeGreaterThanOrEqual(at)
        expect(snippet.end).toBeGreaterThan(snippet.start)
        expect(snippet.end).toBeLessThanOrEqual(text.length)
        at = snippet.start
        for (const [start, end] of snippet.ranges) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeLessThanOrEqual(snippet.end)
          at = end
        }
        at = snippet.end
      }
    }))

  test('no cut is inside of a word, a surrogate pair or a character with its marks, nor beside white space', () =>
    holds((text, snippets) => {
      const tokens = by.analyze(text)
      for (const at of snippets.flatMap(({ start, end }) => [start, end])) {
        expect(tokens.some(({ start, end }) => start < at && at < end)).toBe(false)
        if (at > 0 && at < text.length)
          expect(text.slice(at - 1, at + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/)
        if (text.slice(0, at).trim() !== '') expect(text.slice(at)).not.toMatch(/^(?:\p{M}|\u200d)/u)
      }
      for (const { start, end } of snippets) expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
    }))

  test('the HTML is the text with marks, and nothing else is alive in it', () =>
    holds((text, snippets) => {
      for (const snippet of snippets) {
        expect(snippet.html.replace(/<\/?mark>/g, '')).not.toMatch(/[<>"']/)
        expect(snippet.html.isWellFormed()).toBe(true)
        const slice = text.slice(snippet.start, snippet.end).toWellFormed()
        expect(read(snippet.html, text, snippet).replace(BIDI, '')).toBe(slice.replace(BIDI, ''))
        const marked = [...snippet.html.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, inside = '']) =>
          inside.replace(BIDI, ''),
        )
        const ranges = snippet.ranges.map(([start, end]) => text.slice(start, end).toWellFormed().replace(BIDI, ''))
        expect(marked.map((inside) => read(inside, '', { ...snippet, start: 0, end: 0 }))).toEqual(ranges)
        let depth = 0
        for (const [control] of snippet.html.matchAll(BIDI)) {
          depth += control === '\u202c' || control === '\u2069' ? -1 : 1
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
      }
    }))

  test('a terminal gets one line without control characters', () =>
    holds((_text, snippets) => {
      for (const snippet of snippets) {
        expect(renderSnippetText(snippet.html, { open: '', close: '' })).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      }
    }))

  test('a snippet is longer than asked for only by a word and the punctuation at its ends', () =>
    holds((text, snippets, length) => {
      if (text.length <= length * 1.5) return
      const longest = Math.max(0, ...by.analyze(text).map(({ start, end }) => end - start))
      const solid = Math.max(0, ...(text.match(/[^\s\p{L}\p{N}]+/gu) ?? []).map((run) => run.length))
      for (const { start, end } of snippets) expect(end - start).toBeLessThanOrEqual(length + longest + solid + 16)
    }))
})
