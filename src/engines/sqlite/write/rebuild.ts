import { randomUUID } from 'node:crypto'
import { isAlive } from '../../common/builder.ts'
import { beingRebuilt, lostCopy } from '../../common/collection-errors.ts'
import type { WriteOperation, WriteResult } from '../../engine.ts'
import type { Build } from '../file/generations.ts'
import { createGeneration, dropOtherGenerations, readGeneration, serveGeneration } from '../file/generations.ts'
import { type BuildClaim, deleteClaim, readClaim, writeClaim } from './build-claim.ts'
import { mergerOf } from './merge.ts'
import { documentWriter, type WritableCollection, writeTransaction } from './writable-collection.ts'

/** Begins a new generation beside the one that serves and returns the token that it is claimed with. */
export function startRebuild(collection: WritableCollection, build: Build): string {
  const { connection } = collection
  const token = randomUUID()
  removeDeadBuild(collection)
  writeTransaction(collection, 'full', () => {
    const claim = readClaim(connection)
    if (claim !== undefined) throw beingRebuilt(build.name, claim)
    writeClaim(connection, token, createGeneration(connection, build))
  })
  return token
}

/** Writes into the generation that is being built. */
export function writeRebuild(
  collection: WritableCollection,
  token: string,
  operations: readonly WriteOperation[],
): WriteResult[] {
  const results = writeTransaction(collection, 'relaxed', () => {
    const { generation } = requireClaim(collection, token)
    const building = readGeneration(collection.connection, generation)
    if (building === undefined) throw lostCopy()
    writeClaim(collection.connection, token, generation)
    return operations.length === 0 ? [] : documentWriter(collection, building)(operations)
  })
  // Nobody waits for the copy: it is kept in few segments all the time.
  while (joinSegments(collection, token, false));
  return results
}

/** One step; false when there is nothing to do. */
function joinSegments(collection: WritableCollection, token: string, eager: boolean): boolean {
  return writeTransaction(collection, 'relaxed', () => {
    const { generation } = requireClaim(collection, token)
    writeClaim(collection.connection, token, generation)
    const building = readGeneration(collection.connection, generation)
    return building !== undefined && mergerOf(collection, building).step(eager)
  })
}

/** Shows other processes that the builder lives. */
export function keepClaim(collection: WritableCollection, token: string): void {
  writeTransaction(collection, 'relaxed', () => {
    const { generation } = requireClaim(collection, token)
    writeClaim(collection.connection, token, generation)
  })
}

/** Puts the new generation in the place of the one that serves; a synced commit makes all before it durable too. */
export function commitRebuild(collection: WritableCollection, token: string): void {
  const { connection } = collection
  const { generation } = requireClaim(collection, token)
  const building = readGeneration(connection, generation)
  if (building === undefined) throw lostCopy()
  while (joinSegments(collection, token, true));
  writeTransaction(collection, 'full', () => {
    requireClaim(collection, token)
    serveGeneration(connection, generation)
    deleteClaim(connection)
  })
  dropAbandoned(collection)
}

/** Removes the new generation. */
export function abortRebuild(collection: WritableCollection, token: string): void {
  const { connection } = collection
  writeTransaction(collection, 'full', () => {
    if (readClaim(connection)?.token === token) deleteClaim(connection)
  })
  dropAbandoned(collection)
}

/** Removes what a builder that died has left. */
export function removeDeadBuild(collection: WritableCollection): void {
  const { connection } = collection
  const claim = readClaim(connection)
  if (claim === undefined || isAlive(claim)) return
  writeTransaction(collection, 'full', () => {
    if (readClaim(connection)?.token === claim.token) deleteClaim(connection)
  })
  dropAbandoned(collection)
}

/** Removes every copy but the one that serves and the one that is being built. */
export function dropAbandoned({ connection, writers, mergers }: WritableCollection): void {
  writers.clear()
  mergers.clear()
  dropOtherGenerations(connection, () => readClaim(connection)?.generation)
}

function requireClaim({ connection }: WritableCollection, token: string): BuildClaim {
  const claim = readClaim(connection)
  if (claim?.token !== token) throw lostCopy()
  return claim
}
