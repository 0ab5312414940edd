import { type ErrorCode, FihristError, toFihristError } from '../../../errors.ts'

type Meaning = { readonly code: ErrorCode; readonly say: (path: string, reason: string) => string }

const DAMAGED: Meaning = {
  code: 'index_corrupt',
  say: (path, reason) =>
    `${path} is damaged or was not written by Fihrist (${reason}). It was left as it is: ` +
    'move it away, with its -wal and -shm, and index again or restore a backup (fihrist restore).',
}
const FULL: Meaning = {
  code: 'storage_full',
  say: (path, reason) => `No space left to write ${path} (${reason}). Nothing was written: free some space, try again.`,
}
const BUSY: Meaning = {
  code: 'index_busy',
  say: (path, reason) => `Another process is writing ${path} (${reason}). Nothing was written: try again.`,
}
const REFUSED: Meaning = {
  code: 'storage_failed',
  say: (path, reason) => `The system refused to read or write ${path} (${reason}).`,
}

/** The first that the error's code begins with. */
const MEANINGS: readonly (readonly [prefix: string, meaning: Meaning])[] = [
  ['SQLITE_CORRUPT', DAMAGED],
  ['SQLITE_NOTADB', DAMAGED],
  ['SQLITE_IOERR_CORRUPTFS', DAMAGED],
  ['SQLITE_FULL', FULL],
  ['ENOSPC', FULL],
  ['EDQUOT', FULL],
  ['SQLITE_BUSY', BUSY],
  ['SQLITE_LOCKED', BUSY],
  ['SQLITE_PROTOCOL', BUSY],
  ['SQLITE_IOERR', REFUSED],
  ['SQLITE_CANTOPEN', REFUSED],
  ['SQLITE_READONLY', REFUSED],
  ['SQLITE_PERM', REFUSED],
]

/** What went wrong at `path`, in our words: an error of SQLite or of the file system, or any other. */
export function toEngineError(error: unknown, path: string): FihristError {
  if (error instanceof FihristError || !(error instanceof Error)) return toFihristError(error)
  if (error instanceof SyntaxError) return damaged(path, `what it holds is not JSON: ${error.message}`)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = MEANINGS.find(([prefix]) => code.startsWith(prefix))?.[1]
  const meaning = known ?? ('syscall' in error ? REFUSED : undefined)
  if (meaning === undefined) return toFihristError(error)
  return new FihristError(meaning.code, meaning.say(path, error.message), { path, reason: code }, error)
}

/** That the file at `path` can't be used, for a reason that we found ourselves. */
export function damaged(path: string, reason: string): FihristError {
  return new FihristError(DAMAGED.code, DAMAGED.say(path, reason), { path })
}
