import type { Analyzer } from '../../analysis/token.ts'
import type { CollectionSpec, Engine } from '../../engines/engine.ts'
import type { Indexer } from '../../indexing/create-indexer.ts'
import { fieldValues } from '../../mapping/field-values.ts'
import { valueFields } from '../../mapping/mapping.ts'
import { joinFilters } from '../../query/filter/join-filters.ts'
import { matchesFilter } from '../../query/filter/matches-filter.ts'
import { type AskedFilter, readFilter } from '../../query/filter/read-filter.ts'
import type { Filter } from '../../query/filter.ts'
import type { Searcher } from '../../search/answer.ts'
import { resolveFields } from '../../search/read-fields.ts'
import { HttpError } from '../problems/http-error.ts'
import type { Caller } from '../security/caller.ts'
import { includesRole } from '../security/keys/role.ts'
import { fixedFilter } from './fixed-filter.ts'
import type { CollectionView } from './view.ts'

/** What a view is made over. */
export type ViewParts = {
  readonly engine: Engine
  readonly analyzer: Analyzer
  readonly searcher: Searcher
  readonly indexer: Indexer
}

/** A collection as the caller sees it. Throws `forbidden` when the caller's filter does not fit it. */
export function createCollectionView(spec: CollectionSpec, caller: Caller, parts: ViewParts): CollectionView {
  const { engine, analyzer, searcher, indexer } = parts
  const { name, mapping } = spec
  const filter = fixedFilter(caller, spec)
  /** All that a filter may ask for. */
  const valued = valueFields(mapping)

  /** Throws `analyzer_mismatch` when the collection was built by another version of the analyzer: terms of two versions in
   * one index would not find each other. */
  async function openForWriting(): Promise<void> {
    // The route has asked for the role; one that lets a search key through by mistake must not write all the same.
    if (!includesRole(caller.role, 'write')) throw new HttpError('forbidden', 'this key may not write')
    await engine.open({ name, mapping, analyzerVersion: analyzer.version })
  }

  /** The one place where a caller's filter meets what is asked for. */
  function withOwn(asked: AskedFilter): Filter {
    const read = readFilter(asked, mapping)
    return filter === undefined ? read : joinFilters('and', [filter, read])
  }

  return {
    name,
    mapping,

    search: async (request) =>
      searcher.searchIn(spec, {
        ...request,
        filter: request.filter === undefined ? filter : withOwn(request.filter),
      }),

    async get(id) {
      const stored = await engine.get(name, id)
      if (stored === undefined || filter === undefined) return stored
      return matchesFilter(filter, fieldValues(stored.document, mapping)) ? stored : undefined
    },

    async render(id, fields) {
      const wanted = fields && resolveFields(fields, mapping)
      const found = await engine.render(name, id, { fields: wanted, beside: filter === undefined ? [] : valued })
      if (found === undefined || filter === undefined) return found?.json
      return matchesFilter(filter, fieldValues(found.values, mapping)) ? found.json : undefined
    },

    async write(inputs, options) {
      await openForWriting()
      return indexer.write(name, mapping, inputs, options)
    },

    async put(document) {
      await openForWriting()
      return indexer.putDocument(name, mapping, document)
    },

    async delete(id) {
      await openForWriting()
      return indexer.deleteDocument(name, id)
    },

    count: async (asked) => engine.countMatching(name, withOwn(asked)),

    async deleteMatching(asked, options) {
      const read = withOwn(asked)
      await openForWriting()
      return indexer.deleteMatching(name, read, options)
    },
  }
}
