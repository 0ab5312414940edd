import { accessSync, constants, statfsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import type { Finding } from '../../common/finding.ts'
import { leftCopies } from '../backup/restore.ts'
import { collectionFiles } from '../file/collection-file.ts'
import { examineFile } from './examine-file.ts'

/** Bytes that should be free: a rebuild takes as much again as the collection has. */
const ENOUGH = 1024 ** 3

/** Looks at SQLite, at the folder of the collections and at each file in it. */
export function examineFolder(data: string, full: boolean): Finding[] {
  const folder = resolve(data)
  const findings = [examineLibrary(), ...examineAccess(folder)]
  if (findings.some(({ state }) => state === 'broken') || !isFolder(folder)) return findings
  return [
    ...findings,
    examineSpace(folder),
    ...leftCopies(folder).map((name) => examineLeft(join(folder, name))),
    ...collectionFiles(folder).flatMap((name) => examineFile(folder, name, full)),
  ]
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

function examineLibrary(): Finding {
  const about = 'SQLite'
  try {
    const db = new Database(':memory:')
    try {
      const version = db.prepare('SELECT sqlite_version()').pluck().get()
      return { about, state: 'ok', message: `version ${version}` }
    } finally {
      db.close()
    }
  } catch (error) {
    const advice = 'install again, with the Node that runs Fihrist: npm ci, or npm install fihrist'
    return { about, state: 'broken', message: `can't be loaded: ${(error as Error).message}`, advice }
  }
}

function examineAccess(folder: string): Finding[] {
  const about = `folder ${folder}`
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) {
    const advice =
      'nothing if there are no collections yet: the first one makes it; else look at --data and FIHRIST_DATA'
    return [{ about, state: 'warning', message: 'is not there', advice }]
  }
  if (!isFolder(folder)) {
    return [{ about, state: 'broken', message: 'is no folder', advice: 'look at --data and FIHRIST_DATA' }]
  }
  const rights = [
    { right: constants.R_OK | constants.X_OK, state: 'broken', message: "can't be read" },
    { right: constants.W_OK, state: 'broken', message: "can't be written: searches may work, writes don't" },
  ] as const
  for (const { right, state, message } of rights) {
    try {
      accessSync(folder, right)
    } catch {
      return [{ about, state, message, advice: 'give the user that Fihrist runs as the rights to it' }]
    }
  }
  return [{ about, state: 'ok', message: 'can be read and written' }]
}

function examineSpace(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const message = `${(free / 1024 ** 3).toFixed(1)} GB are free`
  if (free >= ENOUGH) return { about: 'disk', state: 'ok', message }
  const advice = 'free some space: a rebuild takes as much again as the collection has'
  return { about: 'disk', state: 'warning', message, advice }
}

const examineLeft = (path: string): Finding => ({
  about: `file ${path}`,
  state: 'warning',
  message: 'is the copy of a restore that runs, or that was killed',
  advice: 'remove it if no restore runs',
})
