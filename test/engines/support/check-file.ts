import Database from 'better-sqlite3'
import { byLevel } from '../../../src/analysis/token.ts'
import { PHRASE_LEVELS } from '../../../src/engines/engine.ts'
import { quote } from '../../../src/engines/sqlite/connection.ts'
import { layoutOf } from '../../../src/engines/sqlite/file/schema.ts'
import { encodeTerms } from '../../../src/engines/sqlite/postings/encode-terms.ts'
import { renderKeys } from '../../../src/engines/sqlite/postings/posting-keys.ts'
import { fullTextTables } from '../../../src/engines/sqlite/postings/postings-layout.ts'
import type { Document } from '../../../src/mapping/document.ts'
import { analyse, MAPPING } from './test-analysis.ts'

/** What a file holds that can't be told from outside; `problems` is empty when all its tables agree. */
export type FileState = { readonly documents: readonly Document[]; readonly problems: readonly string[] }

const NO_STREAMS = byLevel(() => '')

/** Compares every table of the current generation with what its stored documents say. Nobody else may write. */
export function checkFile(path: string): FileState {
  const db = new Database(path)
  try {
    const read = <Row>(sql: string): Row[] => db.prepare(sql).raw().all() as Row[]
    const [[generation] = ['0']] = read<[string]>("SELECT value FROM fihrist_meta WHERE key = 'generation'")
    const layout = layoutOf(MAPPING, Number(generation))
    const rows = read<[number, string, number, string]>(`SELECT row, id, tokens, document FROM ${layout.documents}`)
    const documents = rows.map(([row, id, tokens, json]) => ({
      ...analyse(JSON.parse(json) as Document),
      row,
      storedId: id,
      tokens,
    }))
    const problems: string[] = []
    const compare = (what: string, actual: readonly unknown[], expected: readonly unknown[]) => {
      const [a, b] = [actual, expected].map((list) => list.map((entry) => JSON.stringify(entry)).sort())
      const difference = a?.findIndex((entry, i) => entry !== b?.[i]) ?? -1
      if (a?.length !== b?.length || difference >= 0) {
        problems.push(`${what}: ${a?.length} instead of ${b?.length}, ${a?.[difference]} instead of ${b?.[difference]}`)
      }
    }

    for (const table of fullTextTables(layout.postings)) {
      db.exec(`INSERT INTO ${table}(${table}) VALUES ('integrity-check')`)
      compare(
        `rows of ${table}`,
        read(`SELECT id FROM ${table}_docsize`),
        documents.map(({ row }) => [row]),
      )
    }
    db.exec(`CREATE VIRTUAL TABLE temp.entries USING fts5vocab(main, ${layout.postings.keyed}, instance)`)
    compare(
      'postings',
      read('SELECT doc, term FROM temp.entries'),
      documents.flatMap(({ row, streams }) =>
        layout.postings.texts.flatMap(({ field, number }) =>
          renderKeys(number, streams[field] ?? NO_STREAMS)
            .split(' ')
            .filter((key) => key !== '')
            .map((key) => [row, key]),
        ),
      ),
    )
    for (const level of PHRASE_LEVELS) {
      const { table, instances } = layout.postings.positions[level]
      compare(
        `terms of ${table}`,
        read(`SELECT doc, col, offset, term FROM ${instances}`),
        documents.flatMap(({ row, streams }) =>
          layout.postings.texts.flatMap(({ field, column }) =>
            encodeTerms(streams[field]?.[level] ?? '')
              .split(' ')
              .filter((term) => term !== '')
              .map((term, offset) => [row, column, offset, term]),
          ),
        ),
      )
    }
    for (const { field, table } of layout.values) {
      compare(
        `values of ${field}`,
        read(`SELECT row, value FROM ${quote(table)}`),
        documents.flatMap(({ row, values }) => [...new Set(values[field] ?? [])].map((value) => [row, value])),
      )
    }
    const tokens = documents.map(({ streams }) =>
      layout.postings.texts.reduce((sum, { field }) => sum + (streams[field]?.exact.match(/[^ ]+/g)?.length ?? 0), 0),
    )
    compare(
      'lengths',
      documents.map((document) => document.tokens),
      tokens,
    )
    compare(
      'ids',
      documents.map(({ storedId }) => storedId),
      documents.map(({ document }) => document.id),
    )
    compare('totals', read(`SELECT documents, tokens FROM ${layout.totals}`), [
      [documents.length, tokens.reduce((sum, count) => sum + count, 0)],
    ])
    const used = documents.map(({ row }) => row)
    const free = read<[number]>(`SELECT row FROM ${layout.freeRows}`).map(([row]) => row)
    compare(
      'rows used or free',
      [...used, ...free],
      Array.from({ length: Math.max(0, ...used, ...free) }, (_, i) => i + 1),
    )
    compare('the whole file', read('PRAGMA integrity_check'), [['ok']])
    compare(
      'tables of other generations',
      read<[string]>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB '*_[0-9]*'").filter(
        ([name]) => !new RegExp(`_${generation}(_|$)`).test(name),
      ),
      [],
    )
    return { documents: documents.map(({ document }) => document), problems }
  } finally {
    db.close()
  }
}
