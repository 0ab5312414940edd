import { currentGeneration, type Generation, generationKey } from '../file/generations.ts'
import { FORMAT } from '../file/schema.ts'
import { createSegmentMerger, type SegmentMerger } from '../postings/segments/merge-segments.ts'
import { type WritableCollection, writeTransaction } from './writable-collection.ts'

/** One step of joining segments of the generation that serves; false when there is nothing to do. */
export function mergeStep(collection: WritableCollection): boolean {
  return writeTransaction(collection, 'relaxed', () => {
    const current = currentGeneration(collection.connection)
    return current !== undefined && current.format === FORMAT && mergerOf(collection, current).step(false)
  })
}

/** The merger of a generation, made once. */
export function mergerOf({ connection, mergers }: WritableCollection, generation: Generation): SegmentMerger {
  const key = generationKey(generation)
  const known = mergers.get(key)
  if (known !== undefined) return known
  const { postings, freeRows } = generation.layout
  const merger = createSegmentMerger(connection, { ...postings, freeRows })
  mergers.set(key, merger)
  return merger
}
