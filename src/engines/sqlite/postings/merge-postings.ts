import type { Connection } from '../connection.ts'
import { fullTextTables, type PostingsLayout } from './postings-layout.ts'

/** Pages written in one go, some 20 ms. */
const PAGES_AT_ONCE = 500

/** The steps that join the segments of each table into one, so that a term is looked up in one place. */
export const optimizeSteps = ({ db }: Connection, layout: PostingsLayout): (() => void)[] =>
  fullTextTables(layout).map((table) => () => db.exec(`INSERT INTO ${table}(${table}) VALUES ('optimize')`))

/** Some pages of the same work; false when there is nothing left of it. */
export const mergeSome = (connection: Connection, layout: PostingsLayout): boolean =>
  fullTextTables(layout).some((table) => mergeTable(connection, table))

function mergeTable(connection: Connection, table: string): boolean {
  const changes = connection.values<number>('SELECT total_changes()')
  const before = changes.get() ?? 0
  connection.rows(`INSERT INTO ${table}(${table}, rank) VALUES ('merge', ?)`).run(-PAGES_AT_ONCE)
  // The statement itself counts as one change.
  return (changes.get() ?? 0) - before > 1
}
