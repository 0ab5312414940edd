import type { Document } from '../../../mapping/document.ts'
import type { Source } from '../index/index-body.ts'
import { retryPassing } from '../server/retry.ts'
import type { Server } from '../server/server.ts'

/** How much of the documents comes in one answer, in bytes of JSON, as far as can be told beforehand. */
const WANTED_BYTES = 2_000_000
const FIRST_COUNT = 20
const LARGEST_COUNT = 1_000

/** Every document of an index in the order of the ids, batch by batch. */
export async function* walkDocuments({ client, settings }: Server, index: string): AsyncGenerator<Document> {
  // Relaxed writes would be missed else.
  await retryPassing(settings.retryTime, () => client.indices.refresh({ index }))
  let size = FIRST_COUNT
  let after: string | undefined
  for (;;) {
    const place = after === undefined ? {} : { search_after: [after] }
    const page = { index, sort: [{ id: 'asc' as const }], size, track_total_hits: false, ...place }
    const { hits } = await retryPassing(settings.retryTime, () => client.search<Source>(page))
    const documents = hits.hits.flatMap(({ _source }) => (_source === undefined ? [] : [_source.document]))
    if (documents.length === 0) return
    yield* documents
    after = documents.at(-1)?.id
    const average = JSON.stringify(documents).length / documents.length
    size = Math.min(Math.max(Math.floor(WANTED_BYTES / average), 1), LARGEST_COUNT)
  }
}
