import { type LevelName, PLACEHOLDER, type Terms } from '../../../../src/analysis/token.ts'
import type { QueryAlternatives, QueryLeaf, QueryPhrase, QueryPrefix, QueryWord } from '../../../../src/query/tree.ts'
import { createLetterAnalyzer } from './letter-analyzer.ts'

export const analyzer = createLetterAnalyzer()

const NO_TERMS: Terms = { marked: PLACEHOLDER, exact: '_', folded: '_', bare: '_', stem: '_', broad: '_' }

export const leaf = (match: QueryLeaf['match'], fields: readonly string[] = ['title', 'text']): QueryLeaf => ({
  type: 'leaf',
  match,
  fields,
  weight: 1,
})

export const word = (text: string, level?: LevelName): QueryWord => ({
  type: 'word',
  text,
  terms: analyzer.analyze(text)[0]?.terms ?? NO_TERMS,
  stopWord: false,
  ...(level === undefined ? {} : { level }),
})

/** Words separated by spaces; several of them inside `{…|…}` are alternatives. */
export const phrase = (text: string, slop = 0): QueryPhrase => ({
  type: 'phrase',
  slop,
  words: (text.match(/\{[^}]*\}|\S+/g) ?? []).map((place) =>
    place.startsWith('{') ? alternatives(...place.slice(1, -1).split('|')) : word(place),
  ),
})

export const alternatives = (...variants: readonly string[]): QueryAlternatives => ({
  type: 'alternatives',
  text: variants.join('|'),
  variants: variants.map((text) => ({ weight: 1, words: text.split(' ').map((part) => word(part)) })),
})

export const prefix = (text: string, level: LevelName = 'folded'): QueryPrefix => ({
  type: 'prefix',
  text,
  prefixes: [{ level, prefix: text }],
})
