import type { estypes } from '@elastic/elasticsearch'
import type { Server } from '../server/server.ts'
import { ofResponse } from '../server/server-errors.ts'

/** A document as it is kept, with its place in the order of changes. */
export type Found<Source> = {
  readonly id: string
  readonly source: Source
  readonly seen: { readonly if_seq_no: number; readonly if_primary_term: number }
}

/**
 * Those of the documents that are there, in their newest state, also what no search sees yet. Throws when a shard can't
 * say, and `collection_not_found` when the index is not there: that is not the same as a document that is not there.
 */
export async function getDocuments<Source>(
  { client }: Server,
  index: string,
  ids: readonly string[],
  includes?: string[],
): Promise<Found<Source>[]> {
  const fields = includes === undefined ? {} : { _source_includes: includes }
  const { docs } = await client.mget<Source>({ index, ids: [...ids], ...fields })
  return docs.flatMap((doc) => readDoc(doc))
}

function readDoc<Source>(doc: estypes.MgetResponseItem<Source>): Found<Source>[] {
  if ('error' in doc) {
    const { type, reason } = doc.error
    throw ofResponse(503, { type, reason: reason ?? '' })
  }
  if (!doc.found || doc._source === undefined) return []
  const seen = { if_seq_no: doc._seq_no ?? 0, if_primary_term: doc._primary_term ?? 0 }
  return [{ id: doc._id, source: doc._source, seen }]
}
