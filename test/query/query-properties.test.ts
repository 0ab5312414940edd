import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/query/parse/parse-query.ts'
import type { ParsedNode } from '../../src/query/parse/parsed-query.ts'
import type { Query, QueryNode } from '../../src/query/tree.ts'
import { analyse } from './support/analyse.ts'
import { mapping } from './support/mapping.ts'
import { outline } from './support/outline.ts'

const PIECES = [
  ...['كتاب', 'الحرب', 'في', 'أو', 'او', 'و', 'ال', 'كوفيد-19', '12:30', 'AND', 'OR', 'NOT', '😀', 'مَ', '\ud800'],
  ...['title:', 'مصدر:', 'source:', 'date:2025-01-01', 'views:', 'url:', 'x:'],
  ...[
    '"',
    '«',
    '»',
    '“',
    '”',
    '„',
    '(',
    ')',
    '|',
    '-',
    '=',
    '*',
    '~3',
    '~',
    ':',
    ' ',
    ' ',
    ' ',
    '،',
    '؟',
    '\n',
    '\u0000',
  ],
]
const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 })
const typed = fc.oneof(
  pieces.map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

const spansOf = (node: ParsedNode): { start: number; end: number; text?: string }[] => {
  if ('nodes' in node) return [node, ...node.nodes.flatMap(spansOf)]
  if ('node' in node) return [node, ...spansOf(node.node)]
  return [node]
}

const depthOf = (node: QueryNode): number => {
  if (node.type === 'leaf') return 0
  return 1 + Math.max(0, ...[...node.must, ...node.should, ...node.mustNot].map(depthOf))
}

const boolsOf = (query: Query): Query[] => {
  const inner = [...query.must, ...query.should, ...query.mustNot]
  return [query, ...inner.flatMap((node) => (node.type === 'bool' ? boolsOf(node) : []))]
}

describe('whatever is typed', () => {
  it('every span points back at its text', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { nodes, ignored } = parseQuery(text, { mapping })
        for (const { start, end, text: part } of [...nodes.flatMap(spansOf), ...ignored]) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
          if (part !== undefined)
            expect(text.slice(start, end).toWellFormed()).toContain(part.replace(/…$/, '').toWellFormed())
        }
      }),
    )
  })

  it('every tree keeps its promises', () => {
    const mode = fc.constantFrom('any', 'most', 'all')
    fc.assert(
      fc.property(typed, mode, (text, match) => {
        const { query, interpreted, ignored } = analyse(text, { match, adjacencyWeight: 0.3 })
        expect(depthOf(query)).toBeLessThan(20)
        for (const bool of boolsOf(query)) {
          expect(bool.minimumShould).toBeLessThanOrEqual(bool.should.length)
          // Beside something demanded, words of which any may be found only rank.
          if (bool.must.length === 0) expect(bool.minimumShould > 0).toBe(bool.should.length > 0)
          // An empty bool inside another would match every document.
          if (bool !== query) expect(bool.must.length + bool.should.length + bool.mustNot.length).toBeGreaterThan(0)
        }
        expect(interpreted.isWellFormed()).toBe(true)
        // A query of which nothing is left says so.
        if (interpreted === '' && /[\p{L}\p{N}]/u.test(text)) expect(ignored).not.toEqual([])
      }),
    )
  })

  it('characters that do not show change nothing', () => {
    const invisible = fc.constantFrom(
      '\u200f',
      '\u200e',
      '\u202b',
      '\u202c',
      '\u2067',
      '\u2069',
      '\u061c',
      '\ufeff',
      '\u00ad',
    )
    fc.assert(
      fc.property(pieces, invisible, (parts, character) => {
        const plain = parseQuery(parts.join(''), { mapping })
        const sprinkled = parseQuery([...parts.join('')].flatMap((unit) => [unit, character]).join(''), { mapping })
        expect(outline(sprinkled.nodes)).toBe(outline(plain.nodes))
        expect(sprinkled.ignored.map(({ reason }) => reason)).toEqual(plain.ignored.map(({ reason }) => reason))
      }),
    )
  })
})

describe('a megabyte', () => {
  const MEGABYTE = 1_000_000
  it.each([
    ['letters', 'ا'],
    ['words', 'كلمة '],
    ['quotation marks', '"'],
    ['opening parentheses', '('],
    ['pairs of parentheses', '(ا) '],
    ['dashes', ' -'],
    ['dashes before words', ' -ا'],
    ['stars', '*'],
    ['ORs', ' OR '],
    ['colons', 'title:'],
    ['marks', '\u064e'],
    ['invisible characters', '\u200f'],
    ['lone surrogates', '\ud800'],
    ['tildes', '"ا"~9'],
  ])('of %s is read in no time', (_, unit) => {
    const text = unit.repeat(MEGABYTE / unit.length)
    analyse(text)
    const began = performance.now()
    const { ignored } = analyse(text)
    expect(performance.now() - began).toBeLessThan(100)
    expect(ignored.some(({ reason }) => reason === 'too_long')).toBe(true)
  })
})
