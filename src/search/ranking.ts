import { LEVEL_NAMES } from '../analysis/token.ts'
import type { Ranking } from '../engines/engine.ts'
import type { HighlightLevels } from './matching/leaf-index.ts'

/**
 * The weights that order results, all in one place, with the figures that chose them: points of nDCG@10 on the
 * development collections (ARCD, TyDi QA and their keywords, ANT news), where all together is 2.7 above Lucene.
 *
 * `stem` is the main level (1). `bare` repeats the evidence for words in the typed form: without it 0.3 less; `folded`
 * in its place takes the article for a part of the word, and costs queries with a preposition more or less 4 % of MRR,
 * so it is there for phrases and prefixes only. `broad`, the root's words, makes no hit by itself: at 0.3 it gives 0.1
 * less, without it 0.4 less. `exact` prefers the typed spelling: at 0.2 and at 0 0.1 less; it makes no hit by itself,
 * as what is spelt the same is `bare` the same. `marked` prefers words whose marks agree; the collections have few marked
 * words and don't notice it.
 */
export const RANKING: Ranking = {
  levels: {
    marked: { weight: 0.2, matches: false },
    exact: { weight: 0.05, matches: false },
    folded: { weight: 0, matches: false },
    bare: { weight: 0.5, matches: true },
    stem: { weight: 1, matches: true },
    broad: { weight: 0.5, matches: false },
  },
  phraseLevels: { folded: 1, stem: 0.5 },
  prefixScore: 1,
}

/** The levels at which a word makes a hit or adds to its score. */
export const COUNTED_LEVELS = LEVEL_NAMES.filter((level) => {
  const { weight, matches } = RANKING.levels[level]
  return matches || weight > 0
})

/** Weights of what stands together, beside the words' own scores. Neighbours at 0.05 or 0.3 give 0.2 points less: a
 * phrase's score sums the rarities of its words, which have counted already. */
export const QUERY_WEIGHTS = {
  /** Two neighbouring words of the query. */
  adjacencyWeight: 0.2,
  /** A phrase in quotation marks among words of which any may be found. */
  preferredPhraseWeight: 0.4,
}

/** For a query of which nothing is found: words of the same root count as found then. */
export const LOOSE_RANKING: Ranking = {
  ...RANKING,
  levels: { ...RANKING.levels, broad: { ...RANKING.levels.broad, matches: true } },
}

/** The levels whose matches make a document a hit, and those that do so only where nothing is found otherwise. */
export const HIGHLIGHT_LEVELS: HighlightLevels = {
  matches: LEVEL_NAMES.filter((level) => RANKING.levels[level].matches),
  fallback: LEVEL_NAMES.filter((level) => LOOSE_RANKING.levels[level].matches && !RANKING.levels[level].matches),
}
