import type { SearchClock } from '../../common/search-clock.ts'
import type { Connection } from '../connection.ts'
import { currentGeneration, type Generation, isSameGeneration } from '../file/generations.ts'
import { FORMAT } from '../file/schema.ts'
import { createListReader, type ListReader } from '../postings/read/list-reader.ts'
import { createVocabularyReader, type VocabularyReader } from '../postings/read/vocabulary-reader.ts'
import { createLiveSegments, type LiveSegments } from '../postings/segments/live-segments.ts'
import { type ReaderSql, renderReaderSql } from './reader-sql.ts'
import { createScoresPool, type ScoresPool } from './scored-documents.ts'

/** One consistent view of a collection, valid inside one read transaction. */
export type CollectionView = {
  readonly connection: Connection
  readonly generation: Generation
  readonly sql: ReaderSql
  readonly documents: number
  readonly averageLength: number
  readonly live: LiveSegments
  readonly vocabulary: VocabularyReader
  readonly lists: ListReader
  readonly pool: ScoresPool
  /** Looked at by whatever may take long. */
  readonly clock: SearchClock
}

/** Runs `use` in a read transaction; undefined when no generation serves yet. */
export type ViewCollection = <Result>(use: (view: CollectionView) => Result) => Result | undefined

/**
 * Keeps what searches need of a collection between searches. SQLite's `data_version` tells whether anything was
 * committed meanwhile.
 */
export function createCollectionViewer(connection: Connection, clock: SearchClock): ViewCollection {
  const pool = createScoresPool()
  let dataVersion: number | undefined
  let kept: CollectionView | undefined

  /** The first statement of a transaction fixes what all later ones see. */
  function refresh(): CollectionView | undefined {
    const version = connection.values<number>('PRAGMA data_version').get()
    if (version === dataVersion) return kept
    const generation = currentGeneration(connection)
    if (generation === undefined) kept = undefined
    else if (kept !== undefined && isSameGeneration(generation, kept.generation))
      kept = refreshView({ ...kept, generation })
    else {
      connection.forget()
      kept = openView(generation)
    }
    dataVersion = version
    return kept
  }

  function openView(generation: Generation): CollectionView {
    const { layout } = generation
    const view = {
      connection,
      generation,
      sql: renderReaderSql(layout),
      documents: 0,
      averageLength: 0,
      live: createLiveSegments(connection, { ...layout.postings, freeRows: layout.freeRows }),
      vocabulary: createVocabularyReader(connection, layout.postings),
      lists: createListReader(connection, layout.postings),
      pool,
      clock,
    }
    return generation.format === FORMAT ? refreshView(view) : { ...view, ...readTotals(view) }
  }

  function refreshSafely(): CollectionView | undefined {
    try {
      return refresh()
    } catch (error) {
      // A part may be new and a part old.
      dataVersion = undefined
      kept = undefined
      throw error
    }
  }

  const view = connection.db.transaction((use: (view: CollectionView) => unknown) => {
    const current = refreshSafely()
    return current === undefined ? undefined : use(current)
  })
  return <Result>(use: (view: CollectionView) => Result) => view(use) as Result | undefined
}

function refreshView(view: CollectionView): CollectionView {
  view.live.refresh()
  view.vocabulary.forget()
  return { ...view, ...readTotals(view) }
}

function readTotals({ connection, sql }: CollectionView): Pick<CollectionView, 'documents' | 'averageLength'> {
  const [documents, tokens] = connection.rows<[documents: number, tokens: number]>(sql.totals).get() ?? [0, 0]
  return { documents, averageLength: tokens / documents }
}
