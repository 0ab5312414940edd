import type Database from 'better-sqlite3'
import type { Statement } from 'better-sqlite3'

/** An open file with its prepared statements, each made once. */
export type Connection = {
  readonly path: string
  readonly db: Database.Database
  /** A statement that changes something, or returns rows as arrays. */
  rows<Row extends readonly unknown[]>(sql: string): Statement<unknown[], Row>
  /** A statement that returns the first column only. */
  values<Value>(sql: string): Statement<unknown[], Value>
  /** Forgets all statements, of tables that are gone for instance. */
  forget(): void
  close(): void
}

/** A connection over an open database. */
export function createConnection(path: string, db: Database.Database): Connection {
  const rows = new Map<string, Statement>()
  const values = new Map<string, Statement>()
  const prepare = (cache: Map<string, Statement>, sql: string, mode: 'raw' | 'pluck') => {
    let statement = cache.get(sql)
    if (statement === undefined) {
      statement = db.prepare(sql)
      if (statement.reader) statement[mode]()
      cache.set(sql, statement)
    }
    return statement
  }
  return {
    path,
    db,
    rows: <Row extends readonly unknown[]>(sql: string) => prepare(rows, sql, 'raw') as Statement<unknown[], Row>,
    values: <Value>(sql: string) => prepare(values, sql, 'pluck') as Statement<unknown[], Value>,
    forget() {
      rows.clear()
      values.clear()
    },
    close: () => db.close(),
  }
}

/** A name as SQL. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
