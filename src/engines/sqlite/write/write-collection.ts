import { isAlive } from '../../common/builder.ts'
import { beingRebuilt, requireSameBuild } from '../../common/collection-errors.ts'
import type { Durability, WriteOperation, WriteResult } from '../../engine.ts'
import type { Build } from '../file/generations.ts'
import {
  createGeneration,
  currentGeneration,
  type Generation,
  requireFormat,
  serveGeneration,
  storeGeneration,
  writeMeta,
} from '../file/generations.ts'
import { readClaim } from './build-claim.ts'
import { mergeStep } from './merge.ts'
import { dropAbandoned, removeDeadBuild } from './rebuild.ts'
import { documentWriter, type WritableCollection, writeTransaction } from './writable-collection.ts'

/** Makes the collection's first generation, or checks that the one that serves was built from the same. */
export function openGeneration(collection: WritableCollection, build: Build): void {
  const { connection } = collection
  const current = currentGeneration(connection) ?? createFirstGeneration(collection, build)
  if (current !== undefined) requireSameBuild(current, build)
  // Left by a process that died between two steps; the transaction that swaps copies stays short.
  dropAbandoned(collection)
  if (current === undefined) return
  if (JSON.stringify(current.mapping) === JSON.stringify(build.mapping)) return
  // Weights and aliases may change without a new index; the newest count.
  writeTransaction(collection, 'full', () => storeGeneration(connection, current, build))
}

/** Undefined, or the one that another process was faster to make. */
function createFirstGeneration(collection: WritableCollection, build: Build): Generation | undefined {
  const { connection } = collection
  return writeTransaction(collection, 'full', () => {
    const current = currentGeneration(connection)
    if (current === undefined) serveGeneration(connection, createGeneration(connection, build))
    return current
  })
}

/** Writes all operations or none. `opened` is what this engine's caller said the collection is, if it did. */
export function writeOperations(
  collection: WritableCollection,
  name: string,
  opened: Build | undefined,
  operations: readonly WriteOperation[],
  durability: Durability,
): WriteResult[] | undefined {
  return changeServed(collection, name, durability, (current) => {
    // Another process may have put a generation there that our terms would not fit into.
    if (opened !== undefined) requireSameBuild(current, opened)
    return operations.length === 0 ? [] : documentWriter(collection, current)(operations)
  })
}

/** Runs a change of the generation that serves, alone among all writers; undefined when none serves. Throws `index_busy`
 * while a rebuild runs. */
export function changeServed<Result>(
  collection: WritableCollection,
  name: string,
  durability: Durability,
  change: (current: Generation) => Result,
): Result | undefined {
  const { connection } = collection
  removeDeadBuild(collection)
  return writeTransaction(collection, durability, () => {
    const current = currentGeneration(connection)
    if (current === undefined) return undefined
    const claim = readClaim(connection)
    if (claim !== undefined && isAlive(claim)) throw beingRebuilt(name, claim)
    requireFormat(current)
    return change(current)
  })
}

/** How long a flush may tidy up, in ms: other writers wait for their turn meanwhile, five seconds at most. */
const TIDYING = 2_000

/**
 * Makes all earlier commits durable: a synced commit syncs the whole log, an empty one would write nothing. Before it,
 * what many batches left in pieces is joined, so that searches look in fewer places; the next flush goes on with it.
 * Undefined when the file holds no collection.
 */
export function flushCollection(collection: WritableCollection): true | undefined {
  const { connection } = collection
  if (currentGeneration(connection) === undefined) return undefined
  const end = Date.now() + TIDYING
  while (Date.now() < end && mergeStep(collection));
  writeTransaction(collection, 'full', () => writeMeta(connection, 'flushed', String(Date.now())))
  return true
}
