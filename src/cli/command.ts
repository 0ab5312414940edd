import type { Readable } from 'node:stream'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'

/** What a command sees of the world around the process. */
export type Terminal = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Bytes for `err` that nobody has read yet. */
  readonly unread?: () => number
  /** Whether a person is looking: colours and progress bars only then. */
  readonly interactive: boolean
  readonly environment: NodeJS.ProcessEnv
  /** What is piped in; it is not touched before somebody asks for it. */
  readonly stdin?: () => Readable & { readonly isTTY?: boolean }
  /** Resolves when the process is asked to stop. */
  readonly stopped: Promise<void>
  /** Ends the process after so many milliseconds, whatever still runs. */
  readonly endWithin?: (milliseconds: number) => void
  /** Aborted at the same time. */
  readonly interrupted?: AbortSignal
  /** Asks for a yes, where a person is there to give it. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined
}

export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

export type Invocation = {
  readonly arguments: readonly string[]
  readonly values: Values
  readonly config: Config
  readonly terminal: Terminal
}

export type Command = {
  /** The arguments as a reader of the help sees them. */
  readonly usage: string
  readonly options: ParseArgsOptionsConfig
  /** One line of help an option. */
  readonly help: Readonly<Record<string, string>>
  /** How many arguments there may be. */
  readonly arity: { readonly min: number; readonly max: number }
  /** Returns the exit code: 0, or 1 when what was asked for failed. Throws `FihristError`. */
  readonly run: (invocation: Invocation) => Promise<number>
}

/** A command as the help lists it; what it does is loaded when it is called. */
export type CommandEntry = {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** The value of a string option, when given. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** The values of an option that may come again, joined with commas; undefined when it was not given. */
export function list(values: Values, name: string): string | undefined {
  const value = values[name]
  return Array.isArray(value) ? value.join(',') : undefined
}

/** Whether a flag is set. */
export const flag = (values: Values, name: string): boolean => values[name] === true
