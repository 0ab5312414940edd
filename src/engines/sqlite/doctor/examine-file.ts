import { statSync } from 'node:fs'
import { toFihristError } from '../../../errors.ts'
import { isAlive } from '../../common/builder.ts'
import type { Finding } from '../../common/finding.ts'
import type { Connection } from '../connection.ts'
import { checkTables, checkWhole } from '../file/check-structure.ts'
import { collectionPath, fileKind } from '../file/collection-file.ts'
import { currentGeneration, type Generation, otherGenerations } from '../file/generations.ts'
import { openForReading } from '../file/open-file.ts'
import { FORMAT } from '../file/schema.ts'
import { toEngineError } from '../file/sqlite-errors.ts'
import { checkPostings } from '../postings/check/check-postings.ts'
import { readClaim } from '../write/build-claim.ts'

/** Looks at a collection's file: whether its tables hang together (`full`: and agree with their indexes), and what has been
 * left in it. */
export function examineFile(folder: string, name: string, full: boolean): Finding[] {
  const path = collectionPath(folder, name)
  const about = `file ${path}`
  try {
    if (fileKind(path) === 'foreign') {
      const message = 'is a database of another program, and is left alone'
      return [{ about, state: 'warning', message, advice: 'move it elsewhere: a collection of its name can’t be made' }]
    }
    const connection = openForReading(path)
    if (connection === undefined) return []
    try {
      return examine(connection, about, name, full)
    } finally {
      connection.close()
    }
  } catch (error) {
    // Deleted while we looked.
    if (fileKind(path) === 'missing') return []
    const { message } = toFihristError(toEngineError(error, path))
    const advice = `fihrist restore BACKUP --collection ${name} --yes, or move it away and index again`
    return [{ about, collection: name, state: 'broken', message, advice }]
  }
}

function examine(connection: Connection, about: string, name: string, full: boolean): Finding[] {
  if (full) checkWhole(connection)
  else checkTables(connection, 'quick_check')
  const megabytes = (statSync(connection.path).size / 1024 / 1024).toFixed(1)
  const current = currentGeneration(connection)
  const what = current === undefined ? 'no collection is in it' : `not damaged (${full ? 'all of it' : 'its tables'})`
  const left = findLeft(connection, about, name)
  const problem = full && current?.format === FORMAT ? findWrongPostings(connection, current) : undefined
  if (problem !== undefined) {
    const message = `its documents can be read, but not all of its index: ${problem}`
    const advice = `fihrist index --rebuild --collection ${name}`
    return [{ about, collection: name, state: 'broken', message, advice }, ...left]
  }
  return [{ about, collection: name, state: 'ok', message: `${what}, ${megabytes} MB` }, ...left]
}

/** The first thing that is wrong with the postings, in one state of the collection. */
const findWrongPostings = (connection: Connection, { layout }: Generation): string | undefined =>
  connection.db.transaction(() => {
    const { documents, freeRows, postings } = layout
    const [problem] = checkPostings(connection, { ...postings, documents, freeRows })
    return problem
  })()

/** What a rebuild, or a deletion, that died has left. */
function findLeft(connection: Connection, about: string, name: string): Finding[] {
  const claim = readClaim(connection)
  if (claim !== undefined && isAlive(claim)) {
    const message = `is being rebuilt by process ${claim.pid} on ${claim.host}; it takes no writes meanwhile`
    return [{ about, collection: name, state: 'ok', message }]
  }
  const left = otherGenerations(connection).length
  if (claim === undefined && left === 0) return []
  const message = 'holds what a rebuild or a deletion that died has left'
  const advice = 'nothing: the next fihrist index removes it'
  return [{ about, collection: name, state: 'warning', message, advice }]
}
