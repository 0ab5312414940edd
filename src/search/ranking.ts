import { LEVEL_NAMES } from '../analysis/token.ts'
import type { Ranking } from '../engines/engine.ts'

/**
 * The weights that order results, all in one place. nDCG@10 and the share of MRR that a query keeps when prepositions
 * are written onto its words are from the development collections (ARCD, TyDi QA, ANT news).
 *
 * `stem` is the main level (1). `bare` repeats the evidence for words in the typed form: at 0.5 it gives 1.1 points
 * more than nothing; `folded` in its place gives 0.1 less and keeps 96 % instead of 98 %, for it takes the article for
 * a part of the word, so it is there for phrases and prefixes only. `broad` adds a little for words of the same root
 * (0.3 points) and makes no hit by itself. `exact` only breaks ties between spellings: at 0.2 it costs 0.3 points.
 */
export const RANKING: Ranking = {
  levels: {
    marked: { weight: 0.2, matches: false },
    exact: { weight: 0.05, matches: true },
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

/** Weights of what stands together, beside the words' own scores. At 0.3 and 1 headlines with quotations lose 0.5 and
 * 0.2 points of nDCG@10, for a phrase's score sums the rarities of its words, which have counted already. */
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
