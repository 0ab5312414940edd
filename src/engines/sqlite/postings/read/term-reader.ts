import { LEVEL_NAMES, type LevelName, type Terms } from '../../../../analysis/token.ts'
import type { PhraseLevelName } from '../../../engine.ts'
import { PHRASE_LEVELS } from '../../../engine.ts'
import { beginningOf, type LevelSet, levelSet } from '../format/keys.ts'
import type { Segment } from '../segments/live-segments.ts'
import type { ListReader, SlotList } from './list-reader.ts'
import { findPhrase, type PhraseDocuments, type PlacedWord } from './phrase-documents.ts'
import { prefixDocuments } from './prefix-documents.ts'
import type { FamilyMatch, VocabularyReader } from './vocabulary-reader.ts'
import { countWord, type FieldWeights, type MatchedList, SEVERAL, type WordDocuments } from './word-documents.ts'

/** What a collection has of a word. */
export type CountedWord = {
  /** Class → levels, as in `WordDocuments`. */
  readonly classes: readonly LevelSet[]
  /** Slot of a segment → its documents. */
  readonly bySlot: ReadonlyMap<number, WordDocuments>
  /** Number of documents that hold it at each of `LEVEL_NAMES`. */
  readonly counts: readonly number[]
}

/** Answers one search about words; what it has read it keeps, because a search asks for the same word several times. */
export type TermReader = {
  word(terms: Terms, weights: FieldWeights): CountedWord
  /** `isLooked`: whether a document of the segment counts. */
  phrase(
    segment: Segment,
    level: PhraseLevelName,
    words: readonly Terms[],
    weights: FieldWeights,
    slop: number,
    isLooked: (local: number) => boolean,
  ): PhraseDocuments
  /** Local numbers of the documents that hold a word with this beginning, some more than once or gone. */
  prefix(segment: Segment, level: LevelName, prefix: string, weights: FieldWeights): Iterable<number>
}

/** A family with its forms' classes: forms that are what is looked for at the same levels. */
type ClassedFamily = { readonly family: number; readonly classes: Uint8Array }

type Search = {
  readonly vocabulary: VocabularyReader
  readonly lists: ListReader
  readonly segments: readonly Segment[]
  /** Throws when time is over. */
  readonly check: () => void
}

/** Makes it for one search. */
export function createTermReader({ vocabulary, lists, segments, check }: Search): TermReader {
  const matches = keep((key: string): FamilyMatch[] => vocabulary.ofTerms(readKey(key)))
  const postings = keep((family: number): Map<number, SlotList> => {
    check()
    return new Map(lists.postings(family).map((list) => [list.slot, list]))
  })
  const counted = keep((key: string) => count(...(JSON.parse(key) as [string, FieldWeights])))
  const placed = keep((key: string) => place(...(JSON.parse(key) as [string, LevelName, number])))
  /** The families that have forms of a word at a level, and which forms. */
  const atLevel = keep((asked: string) => {
    const [key, level] = JSON.parse(asked) as [string, LevelName]
    const bit = levelSet(level)
    return matches(key)
      .map(({ family, levels }) => ({ family, isWanted: levels.map((set) => (set & bit) !== 0) }))
      .filter(({ isWanted }) => isWanted.includes(true))
  })
  const ofPrefix = keep((key: string) => {
    const [level, prefix] = JSON.parse(key) as [LevelName, string]
    return classify(prefixMatches(level, prefix)).families
  })

  /** The lists that a segment has of some families. */
  function listsIn(found: readonly ClassedFamily[], slot: number): MatchedList[] {
    return found.flatMap(({ family, classes }) => {
      const list = postings(family).get(slot)
      return list === undefined ? [] : [{ words: list.words, classes }]
    })
  }

  function count(key: string, weights: FieldWeights): CountedWord {
    const { levels, families } = classify(matches(key))
    const bySlot = new Map<number, WordDocuments>()
    for (const { slot, lengths } of segments) {
      const inSegment = listsIn(families, slot)
      if (inSegment.length > 0) bySlot.set(slot, countWord(inSegment, fieldsOf(weights), levels.length, lengths))
    }
    return { classes: levels, bySlot, counts: countByLevel(levels, bySlot) }
  }

  /** A word of a phrase at a level; the same object for the same word. */
  function place(key: string, level: LevelName, slot: number): PlacedWord {
    return atLevel(JSON.stringify([key, level])).flatMap(({ family, isWanted }) => {
      const list = postings(family).get(slot)
      if (list === undefined) return []
      let positions: Uint16Array | undefined
      const read = () => (positions ??= lists.positions(family, list))
      return [{ words: list.words, isWanted, positions: read }]
    })
  }

  function prefixMatches(level: LevelName, prefix: string): FamilyMatch[] {
    const isListed = PHRASE_LEVELS.some((name) => name === level) && beginningOf(prefix) === prefix
    if (!isListed) return vocabulary.ofPrefix(level, prefix)
    const family = vocabulary.ofBeginning(prefix)
    if (family === undefined) return []
    // The number of an entry is the set of its levels there.
    return [{ family, levels: Array.from({ length: 1 << LEVEL_NAMES.length }, (_, set) => set & levelSet(level)) }]
  }

  return {
    word: (terms, weights) => counted(JSON.stringify([keyOf(terms), weights])),

    phrase(segment, level, words, weights, slop, isLooked) {
      const inSegment = words.map((terms) => placed(JSON.stringify([keyOf(terms), level, segment.slot])))
      if (inSegment.some((lists) => lists.length === 0)) return { locals: [], frequencies: [] }
      return findPhrase(inSegment, weights, slop, isLooked, check)
    },

    prefix: ({ slot }, level, prefix, weights) =>
      prefixDocuments(listsIn(ofPrefix(JSON.stringify([level, prefix])), slot), weights),
  }
}

/** Class → levels; class 0 is of what is not looked for. */
function classify(found: readonly FamilyMatch[]): {
  readonly levels: readonly LevelSet[]
  readonly families: readonly ClassedFamily[]
} {
  const numbers = new Map<LevelSet, number>([[0, 0]])
  const numberOf = (set: LevelSet): number => {
    const known = numbers.get(set) ?? numbers.size
    numbers.set(set, known)
    return known
  }
  const families = found.map(({ family, levels }) => ({ family, classes: Uint8Array.from(levels, numberOf) }))
  return { levels: [...numbers.keys()], families }
}

/** JSON has no undefined. */
const fieldsOf = (weights: readonly (number | undefined | null)[]): FieldWeights =>
  weights.map((weight) => weight ?? undefined)

const keyOf = (terms: Terms): string => LEVEL_NAMES.map((level) => terms[level]).join(' ')

const readKey = (key: string): Terms => {
  const terms = key.split(' ')
  return Object.fromEntries(LEVEL_NAMES.map((level, i) => [level, terms[i] ?? ''])) as Terms
}

/** Asks once for each key. */
function keep<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<Key, Value>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(key)
    kept.set(key, made)
    return made
  }
}

function countByLevel(classes: readonly LevelSet[], bySlot: ReadonlyMap<number, WordDocuments>): number[] {
  const counts = LEVEL_NAMES.map(() => 0)
  const ofClass = classes.map(() => 0)
  const add = (levels: LevelSet, documents: number) => {
    for (let i = 0; i < counts.length; i++) if ((levels & (1 << i)) !== 0) counts[i] = (counts[i] ?? 0) + documents
  }
  for (const { classes: kinds, frequencies, sums } of bySlot.values()) {
    for (let i = 0; i < kinds.length; i++) {
      const kind = kinds[i] as number
      if (kind !== SEVERAL) ofClass[kind] = (ofClass[kind] ?? 0) + 1
      else add(levelsOfSums(classes, sums, frequencies[i] ?? 0), 1)
    }
  }
  for (const [number, documents] of ofClass.entries()) add(classes[number] ?? 0, documents)
  return counts
}

function levelsOfSums(classes: readonly LevelSet[], sums: Float64Array, from: number): LevelSet {
  let levels = 0
  for (let number = 1; number < classes.length; number++) {
    if ((sums[from + number] ?? 0) > 0) levels |= classes[number] ?? 0
  }
  return levels
}
