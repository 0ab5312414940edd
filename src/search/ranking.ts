import type { Ranking } from '../engines/engine.ts'

/**
 * The weights that order results, all in one place.
 *
 * The stem level is the main one (1). `folded` repeats the evidence for words in the typed form; `broad` adds a little
 * for words of the same root and never makes a hit by itself; `exact` only breaks ties between spellings.
 */
export const RANKING: Ranking = {
  levels: {
    exact: { weight: 0.05, matches: true },
    folded: { weight: 0.5, matches: true },
    stem: { weight: 1, matches: true },
    broad: { weight: 0.3, matches: false },
  },
  phraseLevels: { folded: 1, stem: 0.5 },
  prefixScore: 1,
}

/** Weight of two neighbouring words of the query that stand together in the text, beside the words' own scores. */
export const ADJACENCY_WEIGHT = 0.05

/** For a query of which nothing is found: words of the same root count as found then. */
export const LOOSE_RANKING: Ranking = {
  ...RANKING,
  levels: { ...RANKING.levels, broad: { ...RANKING.levels.broad, matches: true } },
}
