import type { LevelName } from '../../../analysis/token.ts'
import { ERROR_CODES, type ErrorCode, FihristError, toFihristError } from '../../../errors.ts'
import type { Filter } from '../../../query/filter.ts'
import type {
  CollectionInfo,
  CollectionUsage,
  Durability,
  EngineSearch,
  RenderedDocument,
  RenderOptions,
  WriteOperation,
  WriteResult,
} from '../../engine.ts'
import type { Build } from '../file/generations.ts'
import type { FoundPage } from '../search/search-collection.ts'

/** What the writer thread is asked. `token` names a rebuild. */
export type WriterCalls = {
  open(build: Build): void
  /** False when there is no such collection. */
  remove(name: string): boolean
  write(name: string, operations: readonly WriteOperation[], durability: Durability): WriteResult[]
  deleteMatching(name: string, filter: Filter, most: number): number
  flush(name: string): void
  startRebuild(build: Build): string
  writeRebuild(token: string, operations: readonly WriteOperation[]): WriteResult[]
  commitRebuild(token: string): void
  abortRebuild(token: string): void
  /** Throws when the collection takes no writes. */
  checkWritable(name: string): void
  close(): void
}

/** What a reader thread is asked. */
export type ReaderCalls = {
  describe(name: string): CollectionInfo | undefined
  usage(name: string): CollectionUsage | undefined
  names(): string[]
  /** Throws when the collection can't be read. */
  checkReadable(name: string): void
  get(name: string, id: string): { readonly json: string; readonly hash: string } | undefined
  /** `known`: the hash of a state that the caller has and wants as it is when it is still the same. */
  render(name: string, id: string, options: RenderOptions, known: string | undefined): FoundRendering
  hashes(name: string, ids: readonly string[]): Map<string, string>
  /** The next documents in id order; none: that was all. */
  documents(name: string, after: string | undefined): { readonly id: string; readonly json: string }[]
  countMatching(name: string, filter: Filter): number
  search(name: string, request: EngineSearch): FoundPage
}

/** A document's rendering with its hash, or that it has not changed; undefined: there is none. */
export type FoundRendering = 'unchanged' | (RenderedDocument & { readonly hash: string }) | undefined

/** A call on its way to a thread. */
export type Call<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...args: infer Arguments) => unknown
    ? { readonly name: Name; readonly arguments: Arguments }
    : never
}[keyof Calls]

/** Where a stream belongs: the operation by its number, field and level. */
export type StreamPlace = readonly [operation: number, field: string, level: LevelName]

/** What is posted to the writer thread: a call, or before it a stream of its documents that is long enough to travel alone.
 * Messages of one call have one number. */
export type WriterMessage =
  | { readonly number: number; readonly stream: string }
  | { readonly number: number; readonly call: Call<WriterCalls>; readonly places: readonly StreamPlace[] }

/** Its answer. Structured cloning keeps neither an error's class nor its fields, so they cross as data. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly details: Readonly<Record<string, unknown>>
      readonly cause: string
    }

/** Runs a call and packs what comes of it. */
export function answerCall<Calls extends Record<string, (...args: never[]) => unknown>>(
  calls: Calls,
  call: { readonly name: keyof Calls; readonly arguments: readonly unknown[] },
): Answer {
  try {
    return { ok: true, value: calls[call.name]?.(...(call.arguments as never[])) }
  } catch (thrown) {
    const { code, message, details, cause, stack } = toFihristError(thrown)
    return { ok: false, code, message, details, cause: cause instanceof Error ? `${cause.stack}` : `${stack}` }
  }
}

/** The value of an answer. Throws the error that crossed. */
export function readAnswer(answer: Answer): unknown {
  if (answer.ok) return answer.value
  const code: ErrorCode = ERROR_CODES.find((known) => known === answer.code) ?? 'internal'
  throw new FihristError(code, answer.message, answer.details, answer.cause)
}
