import { LEVEL_NAMES } from '../../../analysis/token.ts'
import type { QueryWord } from '../../../query/tree.ts'
import { levelsOfWord } from '../../common/match-levels.ts'
import type { LevelSet } from '../postings/format/keys.ts'
import { SEVERAL, type WordDocuments } from '../postings/read/word-documents.ts'
import type { Segment } from '../postings/segments/live-segments.ts'
import { addScore, MATCHED, type ScoredDocuments } from '../read/scored-documents.ts'
import { inverseFrequency, saturation } from './bm25.ts'
import { countWord, type Score, type Scoring } from './scoring.ts'

/** What the forms of a class, or one level, count for. */
type Worth = { readonly weight: number; readonly matches: boolean }

/** A level that counts: its place among `LEVEL_NAMES`. */
type LevelWorth = Worth & { readonly level: number }

/** Scores a word: the sum over the levels of level weight × `factor` × Lucene's BM25F over the leaf's fields. */
export function wordScore(scoring: Scoring, word: QueryWord, factor: number): Score {
  const { documents, averageLength, scored, ranking, wanted } = scoring
  const counted = countWord(scoring, word.terms)
  const levels = levelsOfWord(word, ranking)
    .filter(({ matches }) => matches || scored)
    .map(({ level, weight, matches }): LevelWorth => {
      const place = LEVEL_NAMES.indexOf(level)
      const rarity = inverseFrequency(documents, counted.counts[place] ?? 0)
      return { level: place, weight: weight * factor * rarity, matches }
    })
  const classes = counted.classes.map((set) => {
    const worth = worthOfClass(levels, set)
    return wanted === 'all' || worth?.matches === (wanted === 'matches') ? worth : undefined
  })
  return (segment, into, asked) => {
    const found = counted.bySlot.get(segment.slot)
    if (found === undefined) return
    const { locals, classes: kinds, frequencies } = found
    for (let i = 0; i < locals.length; i++) {
      const local = locals[i] as number
      const kind = kinds[i] as number
      const frequency = frequencies[i] as number
      if (asked !== undefined && asked.states[local] !== MATCHED) continue
      if (kind === SEVERAL) {
        if (wanted === 'rest') continue
        scoreSeveral({ segment, counted: counted.classes, found, averageLength }, levels, frequency, local, into)
        continue
      }
      const worth = classes[kind] as Worth | undefined
      if (worth === undefined) continue
      const saturated = saturation(frequency, segment.lengths[local] as number, averageLength)
      addScore(into, local, worth.weight * saturated, worth.matches)
    }
  }
}

/** Forms of one class are as frequent at every level where they count. Undefined: they count at none. */
function worthOfClass(levels: readonly LevelWorth[], set: LevelSet): Worth | undefined {
  const counting = levels.filter(({ level }) => (set & (1 << level)) !== 0)
  if (counting.length === 0) return undefined
  return {
    weight: counting.reduce((sum, { weight }) => sum + weight, 0),
    matches: counting.some(({ matches }) => matches),
  }
}

type Several = {
  readonly segment: Segment
  readonly counted: readonly LevelSet[]
  readonly found: WordDocuments
  readonly averageLength: number
}

/** A document with forms of several classes: each level has the sum of its own. */
function scoreSeveral(
  { segment, counted, found, averageLength }: Several,
  levels: readonly LevelWorth[],
  from: number,
  local: number,
  into: ScoredDocuments,
): void {
  const length = segment.lengths[local] ?? 0
  for (const { level, weight, matches } of levels) {
    let frequency = 0
    for (let number = 1; number < counted.length; number++) {
      if (((counted[number] ?? 0) & (1 << level)) !== 0) frequency += found.sums[from + number] ?? 0
    }
    if (frequency > 0) addScore(into, local, weight * saturation(frequency, length, averageLength), matches)
  }
}

/** How often each document of a segment holds a word at a level, fields weighted. */
export function* levelFrequencies(
  { classes, found }: { readonly classes: readonly LevelSet[]; readonly found: WordDocuments | undefined },
  level: number,
): Generator<readonly [local: number, frequency: number]> {
  if (found === undefined) return
  const bit = 1 << level
  for (const [i, local] of found.locals.entries()) {
    const kind = found.classes[i] ?? 0
    const frequency = found.frequencies[i] ?? 0
    if (kind !== SEVERAL) {
      if (((classes[kind] ?? 0) & bit) !== 0) yield [local, frequency]
      continue
    }
    let sum = 0
    for (const [number, set] of classes.entries()) if ((set & bit) !== 0) sum += found.sums[frequency + number] ?? 0
    if (sum > 0) yield [local, sum]
  }
}
