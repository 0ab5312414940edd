import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isCollectionName } from '../../../mapping/collection-name.ts'
import { APPLICATION_ID, FORMAT } from './schema.ts'
import { damaged } from './sqlite-errors.ts'

/** What the name of every collection's file ends with. */
export const EXTENSION = '.sqlite'

/** Of SQLite's file format: 100 bytes, numbers big-endian. */
const HEADER = { magic: 'SQLite format 3\0', userVersion: 60, applicationId: 68, length: 100 } as const

/** The path of a collection's file. */
export const collectionPath = (folder: string, name: string): string => join(folder, `${name}${EXTENSION}`)

/** The names of files in the folder that look like collections, sorted; none when there is no folder. */
export function collectionFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .flatMap(({ name }) => (name.endsWith(EXTENSION) ? [name.slice(0, -EXTENSION.length)] : []))
      .filter(isCollectionName)
      .sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

export type FileKind = 'missing' | 'empty' | 'ours' | 'foreign' | 'newer' | 'unknown'

/** What kind of file it is by its first bytes, without SQLite: it would make files beside one that isn't ours. */
export function fileKind(path: string): FileKind {
  const header = Buffer.alloc(HEADER.length)
  let length: number
  try {
    const file = openSync(path, 'r')
    try {
      length = readSync(file, header, 0, HEADER.length, 0)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (isMissing(error)) return 'missing'
    throw error
  }
  // SQLite makes the file before it writes to it: one that died in between leaves nothing in it.
  if (length === 0) return 'empty'
  if (length < HEADER.length || header.toString('latin1', 0, HEADER.magic.length) !== HEADER.magic) return 'unknown'
  if (header.readUInt32BE(HEADER.applicationId) !== APPLICATION_ID) return 'foreign'
  return header.readUInt32BE(HEADER.userVersion) > FORMAT ? 'newer' : 'ours'
}

/** Whether a collection's file is there. Throws `index_corrupt` when what is there is something else. */
export function hasCollectionFile(path: string): boolean {
  const kind = fileKind(path)
  switch (kind) {
    case 'missing':
    case 'empty':
      return false
    case 'ours':
      return true
    case 'foreign':
      throw damaged(path, 'a database of another program')
    case 'newer':
      throw damaged(path, 'written by a newer version of Fihrist')
    case 'unknown':
      throw damaged(path, 'not a SQLite database')
  }
}

/** Changes when another file is put in the place of this one; undefined when there is none. */
export function fileIdentity(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && `${stats.dev}:${stats.ino}`
}

/** Bytes of a collection's file and of what SQLite keeps beside it. */
export const bytesOnDisk = (path: string): number =>
  ['', '-wal', '-shm'].reduce((sum, end) => sum + (statSync(path + end, { throwIfNoEntry: false })?.size ?? 0), 0)

/** Changes with every change that SQLite brings home from its log, or that somebody else makes. */
export function fileState(path: string): string {
  const { dev, ino, size, mtimeMs } = statSync(path)
  return [dev, ino, size, mtimeMs].join(':')
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
