import { byLevel, type LevelName } from '../../../src/analysis/token.ts'
import type { EngineSearch, Ranking } from '../../../src/engines/engine.ts'
import type {
  Query,
  QueryAlternatives,
  QueryLeaf,
  QueryNode,
  QueryPhrase,
  QueryPrefix,
  QueryWord,
} from '../../../src/query/tree.ts'
import { termsOf, wordsOf } from './test-analysis.ts'

const noLevels = byLevel(() => ({ weight: 0, matches: false }))

export const RANKING: Ranking = {
  levels: {
    ...noLevels,
    exact: { weight: 0.05, matches: true },
    folded: { weight: 0.5, matches: true },
    stem: { weight: 1, matches: true },
    broad: { weight: 0.3, matches: false },
  },
  phraseLevels: { folded: 1, stem: 0.5 },
  prefixScore: 1,
}

/** Only one level counts: for tests that need to foresee a score. */
export const rankOnly = (level: LevelName): Ranking => ({
  levels: { ...noLevels, [level]: { weight: 1, matches: true } },
  phraseLevels: { [level]: 1 },
  prefixScore: 1,
})

export const word = (text: string, level?: LevelName): QueryWord => ({
  type: 'word',
  text,
  terms: termsOf(text),
  stopWord: false,
  ...(level === undefined ? {} : { level }),
})

/** Each variant is a text of one or more words, with its weight. */
export const alternatives = (...variants: readonly (readonly [text: string, weight: number])[]): QueryAlternatives => ({
  type: 'alternatives',
  text: variants[0]?.[0] ?? '',
  variants: variants.map(([text, weight]) => ({ weight, words: wordsOf(text).map((part) => word(part)) })),
})

export const phrase = (text: string, slop = 0): QueryPhrase => ({
  type: 'phrase',
  words: wordsOf(text).map((part) => word(part)),
  slop,
})

export const prefix = (text: string, level: LevelName = 'folded'): QueryPrefix => ({
  type: 'prefix',
  text,
  prefixes: [{ level, prefix: text }],
})

export const leaf = (
  match: QueryLeaf['match'],
  { fields = ['title', 'text'], weight = 1 }: { fields?: readonly string[]; weight?: number } = {},
): QueryLeaf => ({ type: 'leaf', match, fields, weight })

export const bool = (parts: Partial<Query>): Query => ({
  type: 'bool',
  must: [],
  should: [],
  minimumShould: 1,
  mustNot: [],
  boost: [],
  ...parts,
})

export const everything: Query = bool({})

const asNode = (part: string | QueryNode): QueryNode => (typeof part === 'string' ? leaf(word(part)) : part)

export const all = (...parts: readonly (string | QueryNode)[]): Query => bool({ must: parts.map(asNode) })

export const any = (...parts: readonly (string | QueryNode)[]): Query => bool({ should: parts.map(asNode) })

export const request = (query: Query, options: Partial<EngineSearch> = {}): EngineSearch => ({
  query,
  filter: undefined,
  ranking: RANKING,
  sort: undefined,
  offset: 0,
  limit: 100,
  after: undefined,
  ...options,
})
