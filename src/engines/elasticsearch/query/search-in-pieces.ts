import type { estypes, TransportRequestOptions } from '@elastic/elasticsearch'
import { searchTimeout } from '../../../errors.ts'
import type { EngineAnswer, EngineSearch, WantedParts } from '../../engine.ts'
import type { Source } from '../index/index-body.ts'
import type { CollectionIndex } from '../index/served-index.ts'
import type { Server } from '../server/server.ts'
import { isOverSize } from '../server/whole-body-connection.ts'
import { createCutter, type HitParts } from './cut-hits.ts'
import { readHits } from './read-answer.ts'

/** Bytes of one answer of the server. More is read of a single document only. */
export const MOST_ANSWER_BYTES = 8 * 1024 * 1024

/** How long the server keeps the view between two requests. */
const KEEP_ALIVE = '30s'

/** What of each document the server sends: it can choose fields by name, not by their length. */
export const sourceOf = (parts: WantedParts | undefined): Pick<estypes.SearchRequest, '_source'> =>
  parts?.fields === undefined
    ? {}
    : { _source: [...new Set(['id', ...parts.fields, ...parts.beginnings])].map((field) => `document.${field}`) }

/**
 * Answers a search whose documents are too much for one answer of the server: their order first, then few documents at a
 * time, each cut before the next ones come, all out of one view of the index.
 */
export async function searchInPieces(
  { client }: Server,
  { index, meta }: CollectionIndex,
  request: EngineSearch,
  { preference, index: _index, _source, ...search }: estypes.SearchRequest,
  transport: () => TransportRequestOptions,
): Promise<EngineAnswer> {
  const { id } = await client.openPointInTime(
    { index, keep_alive: KEEP_ALIVE, ...(preference && { preference }) },
    transport(),
  )
  const pit = { id, keep_alive: KEEP_ALIVE }
  try {
    const { hits, timed_out } = await client.search<Source>({ ...search, pit, _source: false }, transport())
    if (timed_out) throw searchTimeout()
    const ids = hits.hits.flatMap(({ _id }) => _id ?? [])
    const cut = createCutter(request.parts, ids.length)
    const cutById = new Map<string, HitParts>()
    for (let from = 0, count = 1; from < ids.length; ) {
      const values = ids.slice(from, from + count)
      const piece = {
        pit,
        query: { ids: { values } },
        size: values.length,
        track_total_hits: false,
        ...sourceOf(request.parts),
      }
      const limit = count === 1 ? {} : { maxResponseSize: MOST_ANSWER_BYTES }
      const answer = await client.search<Source>(piece, { ...transport(), ...limit }).catch((error: unknown) => {
        if (isOverSize(error)) return undefined
        throw error
      })
      if (answer === undefined) {
        count = 1
        continue
      }
      const sources = new Map(answer.hits.hits.map(({ _id, _source: source }) => [_id, source]))
      for (const value of values) {
        const source = sources.get(value)
        if (source !== undefined) cutById.set(value, cut(source.document))
      }
      from += values.length
      count *= 2
    }
    return readHits(hits, request.sort, meta.mapping, ({ _id }) => cutById.get(_id ?? ''))
  } finally {
    await client.closePointInTime({ id }).catch(() => {})
  }
}
