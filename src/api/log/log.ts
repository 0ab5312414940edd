import { type Logger, pino, stdTimeFunctions } from 'pino'
import type { LogLevel } from '../../config/log-settings.ts'
import { describeError } from './describe-error.ts'
import { escapeHidden } from './escape-hidden.ts'
import { renderPlain } from './render-plain.ts'

/** Where the server says what it does: `log.warn({ fact: 1 }, 'in words')`. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'isLevelEnabled'>

export type LogOptions = {
  readonly level: LogLevel
  readonly write: (line: string) => void
  /** Whether a person reads it at a terminal: then lines are words instead of JSON. */
  readonly plain?: boolean
  /** Bytes that were written and that nobody has read yet; default: always all of them. */
  readonly unread?: (() => number) | undefined
}

/** Beyond so many unread bytes lines are dropped and counted: a reader that hangs must not fill the memory. */
const MOST_UNREAD = 4 * 1024 * 1024

/** Writes nothing. */
export const SILENT: Log = pino({ level: 'silent' })

/** A log of one JSON object a line (or words). What can't be written is lost, and nothing else: it never throws. */
export function createLog({ level, write, plain = false, unread = () => 0 }: LogOptions): Log {
  let dropped = 0

  function writeLine(line: string): void {
    if (unread() > MOST_UNREAD) {
      dropped++
      return
    }
    if (dropped > 0) {
      const lines = dropped
      dropped = 0
      log.warn({ lines }, 'lines of the log were dropped, because nobody read them')
    }
    try {
      write(plain ? renderPlain(line) : escapeHidden(line))
    } catch {
      // There is no other place to say so.
    }
  }

  const log = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
    },
    { write: writeLine },
  )
  return log
}
