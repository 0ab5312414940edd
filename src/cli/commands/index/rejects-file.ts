import { closeSync, openSync, realpathSync, writeSync } from 'node:fs'
import { FihristError } from '../../../errors.ts'
import type { Reject } from '../../../indexing/report.ts'

export type RejectsFile = {
  /** Writes a reject at once: a run that is killed leaves what it knew. Throws `storage_full` or `storage_failed`. */
  add(reject: Reject): void
  /** Where the file really lies; undefined when there is none. */
  readonly path: string | undefined
  close(): void
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'no permission to write it',
  EPERM: 'no permission to write it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

/** Opens `--rejects FILE` before anything else is done, so that a wrong place costs no run. Throws `bad_input`. */
export function openRejects(path: string | undefined, inputs: readonly string[]): RejectsFile {
  if (path === undefined) return { add() {}, path, close() {} }
  const real = realPath(path)
  if (real !== undefined && inputs.some((input) => realPath(input) === real)) {
    throw new FihristError('bad_request', `--rejects ${path}: it is to be indexed, and would be written over`)
  }
  const file = attempt(path, 'bad_input', () => openSync(path, 'w'))
  return {
    add(reject) {
      const line = Buffer.from(`${JSON.stringify(reject)}\n`)
      for (let at = 0; at < line.length; ) {
        at += attempt(path, 'storage_failed', () => writeSync(file, line, at))
      }
    },
    path: realPath(path),
    close: () => closeSync(file),
  }
}

function attempt<Result>(path: string, code: 'bad_input' | 'storage_failed', work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    const message = `--rejects ${path}: ${PROBLEMS[reason] ?? `it can't be written (${reason})`}`
    throw new FihristError(reason === 'ENOSPC' ? 'storage_full' : code, message, { path }, error)
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
