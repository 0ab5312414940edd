import { beingRebuilt } from '../../common/collection-errors.ts'
import type { Connection } from '../connection.ts'
import { currentGeneration, stopServing } from '../file/generations.ts'
import { readClaim } from './build-claim.ts'
import { dropAbandoned, removeDeadBuild } from './rebuild.ts'
import { type WritableCollection, writeTransaction } from './writable-collection.ts'

/**
 * Takes a collection out of its file; false when none is in it. The file stays: other processes may have it open, and what
 * they write goes on being seen, and refused, by all. Nothing is in it afterwards, and a new collection may be made in it.
 */
export function removeCollection(collection: WritableCollection, name: string): boolean {
  const { connection } = collection
  removeDeadBuild(collection)
  const removed = writeTransaction(collection, 'full', () => {
    if (currentGeneration(connection) === undefined) return false
    const claim = readClaim(connection)
    if (claim !== undefined) throw beingRebuilt(name, claim)
    stopServing(connection)
    return true
  })
  // Also what an earlier removal that was killed has left.
  dropAbandoned(collection)
  if (currentGeneration(connection) === undefined && readClaim(connection) === undefined) shrink(connection)
  return removed
}

/** Gives the space back, as far as nobody stands in the way. */
function shrink({ db }: Connection): void {
  try {
    db.exec('VACUUM')
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // Free pages are used by what is written next.
  }
}
