import { FihristError } from '../../../errors.ts'
import { isAlive } from '../../common/builder.ts'
import type { Durability, WriteOperation, WriteResult } from '../../engine.ts'
import type { Connection } from '../file/connection.ts'
import {
  createGeneration,
  currentGeneration,
  type Generation,
  mergeTerms,
  requireFormat,
  serveGeneration,
  storeGeneration,
  writeMeta,
} from '../file/generations.ts'
import { FORMAT, fullTextTables } from '../file/schema.ts'
import type { Build } from '../threads/protocol.ts'
import { readClaim } from './build-claim.ts'
import { dropAbandoned, removeDeadBuild } from './rebuild.ts'
import { documentWriter, type WritableCollection, writeTransaction } from './writable-collection.ts'

/** Makes the collection's first generation, or checks that the one that serves was built from the same. */
export function openCollection(collection: WritableCollection, build: Build): void {
  const { connection } = collection
  const current = currentGeneration(connection) ?? createFirstGeneration(collection, build)
  if (current === undefined) return
  requireSameBuild(current, build)
  // Left by a process that died between two steps; the transaction that swaps copies stays short.
  dropAbandoned(collection)
  if (JSON.stringify(current.mapping) === JSON.stringify(build.mapping)) return
  // Weights and aliases may change without a new index; the newest count.
  writeTransaction(collection, 'full', () => storeGeneration(connection, current.number, build))
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
  opened: Build | undefined,
  operations: readonly WriteOperation[],
  durability: Durability,
): WriteResult[] | undefined {
  const { connection } = collection
  removeDeadBuild(collection)
  return writeTransaction(collection, durability, () => {
    const current = currentGeneration(connection)
    if (current === undefined) return undefined
    const claim = readClaim(connection)
    if (claim !== undefined && isAlive(claim)) {
      throw new FihristError('index_busy', 'The collection is being rebuilt: try again when that is done.', {
        pid: claim.pid,
        host: claim.host,
      })
    }
    // Another process may have put a generation there that our terms would not fit into.
    if (opened !== undefined) requireSameBuild(current, opened)
    requireFormat(current)
    return operations.length === 0 ? [] : documentWriter(collection, current)(operations)
  })
}

/** How long a flush may tidy up, in ms: other writers wait for their turn meanwhile, five seconds at most. */
const TIDYING = 2_000

/** Pages written in one go, some 20 ms. */
const PAGES_AT_ONCE = 500

/**
 * Makes all earlier commits durable: a synced commit syncs the whole log, an empty one would write nothing. Before it,
 * what many batches left in pieces is joined, so that searches look in fewer places; the next flush goes on with it.
 */
export function flushCollection(collection: WritableCollection): void {
  const { connection } = collection
  const end = Date.now() + TIDYING
  const mergeSome = () => writeTransaction(collection, 'relaxed', () => mergeAny(connection))
  while (Date.now() < end && mergeSome());
  writeTransaction(collection, 'full', () => writeMeta(connection, 'flushed', String(Date.now())))
}

/** False when there is nothing to merge. */
function mergeAny(connection: Connection): boolean {
  const current = currentGeneration(connection)
  if (current === undefined || current.format !== FORMAT) return false
  return fullTextTables(current.layout).some((table) => mergeTerms(connection, table, PAGES_AT_ONCE))
}

function requireSameBuild(current: Generation, build: Build): void {
  if (current.fingerprint !== build.fingerprint) {
    throw new FihristError(
      'mapping_mismatch',
      `The collection "${build.name}" was built with other fields than the mapping "${build.mapping.name}" has: ` +
        'rebuild it, or use the mapping it was built with.',
      { index: current.fingerprint, mapping: build.fingerprint },
    )
  }
  if (current.analyzerVersion !== build.analyzerVersion) {
    throw new FihristError(
      'analyzer_mismatch',
      `The collection "${build.name}" was built by version ${current.analyzerVersion} of the analyzer, ` +
        `this is ${build.analyzerVersion}: rebuild it.`,
      { index: current.analyzerVersion, analyzer: build.analyzerVersion },
    )
  }
}
