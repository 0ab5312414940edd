import type { Analyzer } from '../../analysis/token.ts'
import type { AnalysedDocument } from '../../engines/engine.ts'
import { FihristError } from '../../errors.ts'
import type { Document } from '../../mapping/document.ts'
import { fieldValues } from '../../mapping/field-values.ts'
import { type Mapping, textFields } from '../../mapping/mapping.ts'
import { createPause } from '../../pause.ts'
import { MAX_TERM_UNITS } from '../limits.ts'
import { contentHash } from './content-hash.ts'
import { gatherTerms, type TermStreams } from './term-streams.ts'

/** Milliseconds of analysis after which the event loop gets a turn: a search that waits for it loses no more. */
export const SLICE_MS = 8

/** Tokens, and units of the text, between two looks at the clock; they take a millisecond or two at most. */
const TOKENS_BETWEEN_PAUSES = 64
const UNITS_BETWEEN_PAUSES = 16_384

/** The document with everything an engine needs to write it. Works in slices; `pause` may be shared with other work,
 * `hash` be given when it is known. Throws `bad_document` when its terms take too much room. */
export async function analyseDocument(
  document: Document,
  mapping: Mapping,
  analyzer: Analyzer,
  pause: () => Promise<void> = createPause(SLICE_MS),
  hash?: string,
): Promise<AnalysedDocument> {
  const streams: Record<string, TermStreams> = {}
  let room = MAX_TERM_UNITS
  for (const { name } of textFields(mapping)) {
    const text = document[name]
    if (typeof text !== 'string') continue
    const found = await analyseText(text, analyzer, pause, room)
    if (found === undefined) throw tooManyTerms(name)
    streams[name] = found.streams
    room -= found.units
  }
  return {
    id: document.id,
    document,
    hash: hash ?? (await contentHash(document, pause)),
    streams,
    values: fieldValues(document, mapping),
  }
}

/** Undefined when the terms take more than there is room. */
async function analyseText(
  text: string,
  analyzer: Analyzer,
  pause: () => Promise<void>,
  room: number,
): Promise<{ readonly streams: TermStreams; readonly units: number } | undefined> {
  const gathered = gatherTerms()
  const anyTerm = analyzer.want(undefined)
  for (let from = 0; from < text.length; ) {
    const range = { from, tokens: TOKENS_BETWEEN_PAUSES, units: UNITS_BETWEEN_PAUSES }
    from = analyzer.scan(text, range, anyTerm, (_start, _end, terms) => {
      if (terms !== undefined) gathered.add(terms)
      return true
    })
    if (gathered.units > room) return undefined
    await pause()
  }
  const streams = await gathered.finish(pause)
  return gathered.units > room ? undefined : { streams, units: gathered.units }
}

function tooManyTerms(field: string): FihristError {
  const most = MAX_TERM_UNITS.toLocaleString('en')
  const message = `field "${field}": its words become terms of more than ${most} letters, the most that a document may have`
  return new FihristError('bad_document', message, { field, limit: MAX_TERM_UNITS })
}
