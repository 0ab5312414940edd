import { readFileSync, statSync } from 'node:fs'
import { FihristError, toFihristError } from '../../../errors.ts'
import { type Key, readKeys } from './key.ts'

/** The keys that hold now; undefined: there are none and never were, nobody needs one. */
export type KeyRing = () => readonly Key[] | undefined

type Options = {
  readonly file: string
  /** Is told in a sentence when the file can't be used, once until it is another. */
  readonly report: (line: string) => void
  /** Milliseconds; default: the time. */
  readonly now?: () => number
}

/** Milliseconds for which an answer holds before the file is looked at again. */
const LOOK_AGAIN = 1000

/**
 * The keys of a file, which is read again when it was changed. Of a broken file the keys before it go on; a file that is
 * gone leaves none at all: once there were keys, nothing is ever open again. Throws `bad_keys` when the first is broken.
 */
export function createKeyRing({ file, report, now = () => performance.now() }: Options): KeyRing {
  let stamp = readStamp(file)
  let keys = stamp === undefined ? undefined : load(file)
  let looked = now()

  function look(): void {
    const found = readStamp(file)
    if (found === stamp) return
    stamp = found
    try {
      if (found !== undefined) keys = load(file)
      else {
        keys = []
        report(`${file} is gone: every request is refused until it is there again`)
      }
    } catch (error) {
      keys ??= []
      const rest = keys.length === 0 ? 'every request is refused' : 'the keys before it still hold'
      report(`${toFihristError(error).message}; ${rest}`)
    }
  }

  // Synchronous: both take microseconds, once a second, and no request can slip between an old and a new answer.
  return () => {
    if (now() - looked >= LOOK_AGAIN) {
      looked = now()
      look()
    }
    return keys
  }
}

/** What is another whenever the file is; undefined when there is none. `ctime` notices a change of rights as well. */
function readStamp(file: string): string | undefined {
  try {
    const { mtimeNs, ctimeNs, size, ino } = statSync(file, { bigint: true })
    return [mtimeNs, ctimeNs, size, ino].join(' ')
  } catch (error) {
    if (isMissing(error)) return undefined
    return `not to be seen: ${(error as NodeJS.ErrnoException).code}`
  }
}

function load(file: string): Key[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new FihristError('bad_keys', `${file}: can't be read: ${(error as NodeJS.ErrnoException).code}`, {}, error)
  }
  return readKeys(text, file)
}

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(String((error as { code?: string }).code))
