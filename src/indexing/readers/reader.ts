import type { Mapping } from '../../mapping/mapping.ts'
import type { Input } from '../input.ts'
import type { BadValues, UnknownFields } from './fields/policies.ts'

/** A file to read documents from. */
export type SourceFile = {
  /** Where it lies, as it is named in reports. */
  readonly path: string
  /** Id of its document when that has none of its own; with several documents `#1`, `#2` … are added. Undefined: they
   * must have their own. */
  readonly id: string | undefined
  readonly bytes: number
  /** What is read instead of the file at `path`. */
  readonly stream?: SourceStream
  /** Another file of the run that would give its documents the same ids. */
  readonly sameIdAs?: string
}

/** Bytes that can be read only once. */
export type SourceStream = {
  readonly read: Reader
  /** How they begin. */
  readonly head: Uint8Array
  readonly all: AsyncIterable<Uint8Array>
}

/** What readers need to know, and whom they tell. */
export type ReaderContext = {
  readonly mapping: Mapping
  /** What sources call a field → the field; an empty one leaves it out. */
  readonly map: Readonly<Record<string, string>>
  /** What the run wants for names that are no fields; undefined: what suits the format. */
  readonly unknown?: UnknownFields | undefined
  readonly badValues?: BadValues | undefined
  /** Told each time when a name of `map` was found. */
  readonly onMapped?: (name: string) => void
  /** The longest file that is read as one document, the longest line, the longest record, in bytes. */
  readonly maxBytes: number
  readonly onBytes: (bytes: number) => void
  readonly onNotice: (message: string, about?: NoticeAbout) => void
}

/** Notices of one kind are counted, and the first is shown; without a kind it is the message. */
export type NoticeAbout = { readonly line?: number; readonly kind?: string }

/** Turns a file into documents, one at a time and whatever its size. What can't be used becomes a bad input; only
 * errors of the file system and `bad_input` are thrown, and end the file. */
export type Reader = (file: SourceFile, context: ReaderContext) => AsyncIterable<Input>
