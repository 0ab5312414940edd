import {
  type EntryHead,
  exceptionFrequency,
  exceptionPlace,
  MOST_DOCUMENTS,
  occurrencesOf,
  readEntries,
} from '../format/posting-list.ts'
import { type PositionsOf, phraseFrequency } from './phrase-frequency.ts'
import type { FieldWeights } from './word-documents.ts'

/** A family's lists in a segment. `isWanted`: form → whether it is the word that is looked for. */
export type PlacedList = {
  readonly words: Uint16Array
  readonly positions: () => Uint16Array
  readonly isWanted: readonly boolean[]
}

/** What a segment has of a word of a phrase. */
export type PlacedWord = readonly PlacedList[]

/** The documents that hold a phrase, with how often, fields weighted. */
export type PhraseDocuments = { readonly locals: readonly number[]; readonly frequencies: readonly number[] }

const NONE: PhraseDocuments = { locals: [], frequencies: [] }

/** Between the positions of two fields; no field is so long. */
const FIELD = 2 ** 32

const SIZE = MOST_DOCUMENTS + 1

/** Work space: how many of the words each document has; its number among the candidates. Zero between two calls. */
const stamps = new Uint8Array(SIZE)
const numbers = new Uint16Array(SIZE)

/**
 * The documents of a segment that hold the words in this order, moved apart by at most `slop` tokens in all. `isLooked`
 * says of a document whether it is there and asked for; `check` throws when time is over.
 */
export function findPhrase(
  words: readonly PlacedWord[],
  weights: FieldWeights,
  slop: number,
  isLooked: (local: number) => boolean,
  check: () => void,
): PhraseDocuments {
  const different = [...new Set(words)]
  const candidates = findCandidates(different, weights, isLooked)
  if (candidates.length === 0) return NONE
  check()
  for (const [i, local] of candidates.entries()) numbers[local] = i + 1
  const positions = new Map<PlacedWord, PositionsOf>()
  for (const word of different) {
    positions.set(word, readPositions(word, weights, candidates.length))
    check()
  }
  for (const local of candidates) numbers[local] = 0

  const inOrder = words.flatMap((word) => positions.get(word) ?? [])
  const weightAt = (place: number): number => weights[Math.floor(place / FIELD)] ?? 0
  const locals: number[] = []
  const frequencies: number[] = []
  for (const [i, local] of candidates.entries()) {
    const frequency = phraseFrequency(inOrder, i, slop, weightAt)
    if (i % 1024 === 0) check()
    if (frequency === 0) continue
    locals.push(local)
    frequencies.push(frequency)
  }
  return { locals, frequencies }
}

/** The documents that hold all the words, wherever. */
function findCandidates(
  words: readonly PlacedWord[],
  weights: FieldWeights,
  isLooked: (local: number) => boolean,
): number[] {
  const rarestFirst = [...words].sort((a, b) => sizeOf(a) - sizeOf(b))
  const touched: number[] = []
  for (const [before, word] of rarestFirst.entries()) {
    for (const { words: list, isWanted } of word) {
      for (const entry of readEntries(list)) {
        if (isWanted[entry.form] !== true || weights[entry.field] === undefined) continue
        stamp(list, entry, before, touched)
      }
    }
  }
  const candidates = touched.filter((local) => stamps[local] === words.length && isLooked(local))
  for (const local of touched) stamps[local] = 0
  return candidates
}

function stamp(list: Uint16Array, { documentsAt, size }: EntryHead, before: number, touched: number[]): void {
  for (let at = documentsAt; at < documentsAt + size; at++) {
    const local = list[at] as number
    if (stamps[local] !== before) continue
    stamps[local] = before + 1
    if (before === 0) touched.push(local)
  }
}

const sizeOf = (word: PlacedWord): number => word.reduce((sum, { words }) => sum + words.length, 0)

function readPositions(word: PlacedWord, weights: FieldWeights, count: number): PositionsOf {
  const starts = new Uint32Array(count + 1)
  eachOccurrence(word, weights, (candidate, frequency) => {
    starts[candidate + 1] = (starts[candidate + 1] ?? 0) + frequency
  })
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  const places = new Float64Array(starts[count] ?? 0)
  const next = starts.slice()
  const unsorted = new Set<number>()
  eachOccurrence(word, weights, (candidate, frequency, list, at, wide, field) => {
    const positions = list.positions()
    let to = next[candidate] ?? 0
    const isFirst = to === starts[candidate]
    for (let i = 0; i < frequency; i++) {
      const place = field * FIELD + (wide ? readWide(positions, at + 2 * i) : (positions[at + i] ?? 0))
      if (i === 0 && !isFirst && place < (places[to - 1] ?? 0)) unsorted.add(candidate)
      places[to++] = place
    }
    next[candidate] = to
  })
  for (const candidate of unsorted) places.subarray(starts[candidate], starts[candidate + 1]).sort()
  return { starts, places }
}

const readWide = (words: Uint16Array, at: number): number => (words[at] ?? 0) + (words[at + 1] ?? 0) * 0x1_0000

type HearOccurrence = (
  candidate: number,
  frequency: number,
  list: PlacedList,
  positionsAt: number,
  wide: boolean,
  field: number,
) => void

/** Tells of each candidate that an entry has, how often, and where its positions begin. */
function eachOccurrence(word: PlacedWord, weights: FieldWeights, hear: HearOccurrence): void {
  for (const list of word) {
    let positionsAt = 0
    for (const entry of readEntries(list.words)) {
      if (list.isWanted[entry.form] === true && weights[entry.field] !== undefined) {
        positionsAt = hearEntry(list, entry, positionsAt, hear)
      } else positionsAt += occurrencesOf(list.words, entry) * (entry.wide ? 2 : 1)
    }
  }
}

function hearEntry(list: PlacedList, entry: EntryHead, from: number, hear: HearOccurrence): number {
  const { words } = list
  const { documentsAt, size, exceptions, wide, field } = entry
  let positionsAt = from
  let exception = 0
  let nextException = exceptions > 0 ? exceptionPlace(words, entry, 0) : size
  for (let place = 0; place < size; place++) {
    let frequency = 1
    if (place === nextException) {
      frequency = exceptionFrequency(words, entry, exception++)
      nextException = exception < exceptions ? exceptionPlace(words, entry, exception) : size
    }
    const number = numbers[words[documentsAt + place] as number] as number
    if (number > 0) hear(number - 1, frequency, list, positionsAt, wide, field)
    positionsAt += wide ? 2 * frequency : frequency
  }
  return positionsAt
}
