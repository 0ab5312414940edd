import type { TextField } from '../../../mapping/mapping.ts'
import type { Ranking } from '../../engine.ts'
import type { Copies } from '../index/catch-all.ts'

/** What rendering a query needs to know besides the query. */
export type QueryContext = {
  /** The text fields in which it is looked for. */
  readonly fields: readonly TextField[]
  /** What the index's catch-all field is made of; undefined when it has none. */
  readonly copies: Copies | undefined
  readonly ranking: Ranking
  /** False when only the matches matter. */
  readonly scored: boolean
}
