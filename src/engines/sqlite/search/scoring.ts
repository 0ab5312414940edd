import type { Ranking } from '../../engine.ts'
import type { TextColumn } from '../postings/postings-layout.ts'
import type { CollectionView } from '../read/collection-view.ts'

/** What evaluating a query needs to know besides the query. */
export type QueryContext = {
  readonly view: Pick<CollectionView, 'terms' | 'documents' | 'rows' | 'lengths' | 'averageLength' | 'pool' | 'clock'>
  readonly ranking: Ranking
  /** False when only the matches matter. */
  readonly scored: boolean
}

/** What scoring a leaf needs to know besides what is looked for. */
export type Scoring = QueryContext & {
  /** The text fields in which it is looked for. */
  readonly fields: readonly TextColumn[]
}
