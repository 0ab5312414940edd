import { LEVEL_NAMES, type LevelName } from '../../../../analysis/token.ts'
import type { Form } from '../format/forms.ts'

/** UTF-16 units of a stream that are split at once: split whole, the terms of a long one would take many times its size. */
const BLOCK_UNITS = 65_536

/**
 * Tells of each position's form in order. Streams as in `AnalysedDocument`; the form is valid during the call only.
 */
export function readForms(
  streams: Readonly<Record<LevelName, string>>,
  hear: (form: Form, position: number) => void,
): void {
  const form = LEVEL_NAMES.map(() => '')
  if (LEVEL_NAMES.every((level) => streams[level].length <= BLOCK_UNITS)) {
    const terms = LEVEL_NAMES.map((level) => (streams[level] === '' ? [] : streams[level].split(' ')))
    const count = terms[0]?.length ?? 0
    for (let position = 0; position < count; position++) {
      for (let i = 0; i < form.length; i++) form[i] = (terms[i] as string[])[position] as string
      hear(form, position)
    }
    return
  }
  const readers = LEVEL_NAMES.map((level) => readTerms(streams[level]))
  for (let position = 0; ; position++) {
    for (let i = 0; i < readers.length; i++) {
      const term = readers[i]?.()
      if (term === undefined) return
      form[i] = term
    }
    hear(form, position)
  }
}

/** The number of terms in a stream. */
export function countTerms(stream: string): number {
  let count = 0
  let inTerm = false
  for (let i = 0; i < stream.length; i++) {
    const isSpace = stream.charCodeAt(i) === 0x20
    if (!isSpace && !inTerm) count++
    inTerm = !isSpace
  }
  return count
}

/** Gives the terms of a stream one after the other, then undefined. */
function readTerms(stream: string): () => string | undefined {
  let block: readonly string[] = []
  let next = 0
  let from = 0
  return () => {
    while (next === block.length) {
      if (from >= stream.length) return undefined
      const space = stream.indexOf(' ', from + BLOCK_UNITS)
      const to = space < 0 ? stream.length : space
      block = stream.slice(from, to).split(' ')
      next = 0
      from = to + 1
    }
    return block[next++]
  }
}
