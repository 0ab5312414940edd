import {
  type EntryHead,
  exceptionFrequency,
  exceptionPlace,
  MOST_DOCUMENTS,
  readEntries,
} from '../format/posting-list.ts'

/** A family's list in a segment. `classes`: form → its class, 0 where it is not what is looked for. */
export type MatchedList = { readonly words: Uint16Array; readonly classes: Uint8Array }

/** Field number → its weight; undefined where nothing is looked for. */
export type FieldWeights = readonly (number | undefined)[]

/**
 * The documents of a segment that hold a word, in no order. Forms that count at the same levels are a class; mostly a
 * document holds forms of one class only.
 */
export type WordDocuments = {
  readonly locals: Uint16Array
  /** For each document its class, or `SEVERAL`. */
  readonly classes: Uint8Array
  /** For each document how often it holds forms of its class, fields weighted; of several, where its sums begin. */
  readonly frequencies: Float64Array
  /** A sum for each class of each document that has several. */
  readonly sums: Float64Array
}

/** Instead of a class, whose numbers begin with 1. */
export const SEVERAL = 255

const SIZE = MOST_DOCUMENTS + 1

/** Work space, as large as a segment can be; all zero between two calls. */
const kinds = new Uint8Array(SIZE)
const touched = new Uint16Array(SIZE)
const sumsOfClass: Float64Array[] = []

const sumsFor = (number: number): Float64Array => (sumsOfClass[number] ??= new Float64Array(SIZE))

/** Counts a word in a segment. `classCount`: above every class. `lengths`: local number → −1 where the document is gone. */
export function countWord(
  lists: readonly MatchedList[],
  weights: FieldWeights,
  classCount: number,
  lengths: Int32Array,
): WordDocuments {
  let size = 0
  for (const { words, classes } of lists) {
    for (const entry of readEntries(words)) {
      const number = classes[entry.form] ?? 0
      const weight = weights[entry.field]
      if (number === 0 || weight === undefined) continue
      size = addDocuments(words, entry.documentsAt, entry.size, number, weight, sumsFor(number), size)
      addExceptions(words, entry, weight, sumsFor(number))
    }
  }
  return collect(size, classCount, lengths)
}

/** The loop in which searches spend their time: kept small, so that it is compiled early and well. */
function addDocuments(
  words: Uint16Array,
  from: number,
  count: number,
  number: number,
  weight: number,
  sums: Float64Array,
  touchedBefore: number,
): number {
  let size = touchedBefore
  for (let at = from; at < from + count; at++) {
    const local = words[at] as number
    const kind = kinds[local] as number
    if (kind === 0) {
      kinds[local] = number
      touched[size++] = local
    } else if (kind !== number) kinds[local] = SEVERAL
    sums[local] = (sums[local] as number) + weight
  }
  return size
}

function addExceptions(words: Uint16Array, entry: EntryHead, weight: number, sums: Float64Array): void {
  for (let i = 0; i < entry.exceptions; i++) {
    const local = words[entry.documentsAt + exceptionPlace(words, entry, i)] as number
    sums[local] = (sums[local] as number) + weight * (exceptionFrequency(words, entry, i) - 1)
  }
}

/** Takes the counts out of the work space. */
function collect(size: number, classCount: number, lengths: Int32Array): WordDocuments {
  const locals = new Uint16Array(size)
  const classes = new Uint8Array(size)
  const frequencies = new Float64Array(size)
  const sums: number[] = []
  let count = 0
  for (let i = 0; i < size; i++) {
    const local = touched[i] as number
    const kind = kinds[local] as number
    kinds[local] = 0
    const isLive = (lengths[local] as number) >= 0
    if (kind !== SEVERAL) {
      const own = sumsFor(kind)
      frequencies[count] = own[local] as number
      own[local] = 0
    } else {
      frequencies[count] = sums.length
      for (let number = 0; number < classCount; number++) {
        const own = sumsFor(number)
        if (isLive) sums.push(own[local] as number)
        own[local] = 0
      }
    }
    if (!isLive) continue
    locals[count] = local
    classes[count++] = kind
  }
  return {
    locals: locals.subarray(0, count),
    classes: classes.subarray(0, count),
    frequencies: frequencies.subarray(0, count),
    sums: Float64Array.from(sums),
  }
}
