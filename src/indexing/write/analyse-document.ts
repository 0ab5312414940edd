import type { Analyzer } from '../../analysis/token.ts'
import { byLevel, LEVEL_NAMES, type LevelName } from '../../analysis/token.ts'
import type { AnalysedDocument } from '../../engines/engine.ts'
import type { Document } from '../../mapping/document.ts'
import { fieldValues } from '../../mapping/field-values.ts'
import { type Mapping, textFields } from '../../mapping/mapping.ts'
import { createPause } from '../../pause.ts'
import { contentHash } from './content-hash.ts'

/** Milliseconds of analysis after which the event loop gets a turn: a search that waits for it loses no more. */
export const SLICE_MS = 8

/** Tokens between two looks at the clock; they take well under a millisecond. */
const TOKENS_BETWEEN_PAUSES = 64

type Streams = Record<LevelName, string>

/** The document with everything an engine needs to write it. Works in slices; `pause` may be shared with other work. */
export async function analyseDocument(
  document: Document,
  mapping: Mapping,
  analyzer: Analyzer,
  pause: () => Promise<void> = createPause(SLICE_MS),
): Promise<AnalysedDocument> {
  const streams: Record<string, Streams> = {}
  for (const { name } of textFields(mapping)) {
    const text = document[name]
    if (typeof text === 'string') streams[name] = await analyseText(text, analyzer, pause)
  }
  return {
    id: document.id,
    document,
    hash: contentHash(document),
    streams,
    values: fieldValues(document, mapping),
  }
}

async function analyseText(text: string, analyzer: Analyzer, pause: () => Promise<void>): Promise<Streams> {
  const terms = byLevel((): string[] => [])
  let sincePause = 0
  for (const token of analyzer.tokens(text)) {
    for (const level of LEVEL_NAMES) terms[level].push(token.terms[level])
    if (++sincePause === TOKENS_BETWEEN_PAUSES) {
      sincePause = 0
      await pause()
    }
  }
  await pause()
  return byLevel((level) => terms[level].join(' '))
}
