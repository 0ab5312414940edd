import { LEVEL_NAMES, type LevelName } from '../../../analysis/token.ts'
import type { QueryPhrase, QueryWord } from '../../../query/tree.ts'
import { levelsOfPhrase } from '../../common/match-levels.ts'
import { multiplyOut } from '../../common/multiply-out.ts'
import { phraseLevelOf } from '../../common/phrase-level.ts'
import type { Segment } from '../postings/segments/live-segments.ts'
import { addScore, MATCHED, type ScoredDocuments, takeBest } from '../read/scored-documents.ts'
import { inverseFrequency, saturation } from './bm25.ts'
import { levelFrequencies } from './score-word.ts'
import { countWord, type Score, type Scoring } from './scoring.ts'

/** Scores a phrase: as its best combination of variants. */
export function phraseScore(scoring: Scoring, phrase: QueryPhrase, factor: number): Score {
  const combinations = multiplyOut(phrase.words).map(({ words, weight }) => {
    scoring.check()
    return wordsScore(scoring, words, phrase.slop, factor * weight)
  })
  return bestScore(scoring, combinations)
}

/** Each document has the best of several scores. */
export function bestScore({ pool, check }: Scoring, scores: readonly Score[]): Score {
  const [only] = scores
  if (only !== undefined && scores.length === 1) return only
  return (segment, into, asked) => {
    for (const score of scores) {
      check()
      const one = pool.take()
      score(segment, one, asked)
      takeBest(into, one)
      pool.give(one)
    }
  }
}

/**
 * Scores words in a row: the sum over the phrase levels of level weight × `factor` × the words' inverse frequencies ×
 * the saturation of the phrase's frequency.
 */
export function wordsScore(scoring: Scoring, words: readonly QueryWord[], slop: number, factor: number): Score {
  const { documents, averageLength } = scoring
  const levels = levelsOfPhrase(words, scoring.ranking).map(({ level, weight }) => {
    const place = LEVEL_NAMES.indexOf(level)
    const counted = words.map((word) => countWord(scoring, word.terms))
    const rarity = counted.reduce((sum, { counts }) => sum + inverseFrequency(documents, counts[place] ?? 0), 0)
    return { weight: weight * factor * rarity, isPossible: counted.every(({ counts }) => counts[place] !== 0), level }
  })
  return (segment, into, asked) => {
    for (const { level, weight, isPossible } of levels) {
      if (!isPossible) continue
      for (const [local, frequency] of findWords(scoring, level, words, slop, segment, asked)) {
        addScore(into, local, weight * saturation(frequency, segment.lengths[local] ?? 0, averageLength), true)
      }
    }
  }
}

type Frequencies = Iterable<readonly [local: number, frequency: number]>

function findWords(
  scoring: Scoring,
  level: LevelName,
  words: readonly QueryWord[],
  slop: number,
  segment: Segment,
  asked: ScoredDocuments | undefined,
): Frequencies {
  const [first] = words
  if (first !== undefined && words.length === 1) return holdersOf(scoring, level, first, segment)
  const place = phraseLevelOf(level)
  // Where the words stand is known at some levels only; at the level itself it is known who holds them.
  const holders =
    place === level
      ? []
      : words.map((word) => new Set([...holdersOf(scoring, level, word, segment)].map(([local]) => local)))
  const isLooked = (local: number): boolean =>
    (segment.lengths[local] ?? -1) >= 0 &&
    (asked === undefined || asked.states[local] === MATCHED) &&
    holders.every((set) => set.has(local))
  const terms = words.map((word) => word.terms)
  const { locals, frequencies } = scoring.terms.phrase(segment, place, terms, scoring.weights, slop, isLooked)
  return locals.map((local, i) => [local, frequencies[i] ?? 0])
}

function holdersOf(scoring: Scoring, level: LevelName, word: QueryWord, { slot }: Segment): Frequencies {
  const { classes, bySlot } = countWord(scoring, word.terms)
  return levelFrequencies({ classes, found: bySlot.get(slot) }, LEVEL_NAMES.indexOf(level))
}
