import { readFile } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { layoutOf, META_TABLE, renderTables } from '../../../../src/engines/sqlite/file/schema.ts'
import { renderReaderSql, renderValueOfRow, renderValueOrder } from '../../../../src/engines/sqlite/read/reader-sql.ts'
import { renderWriterSql } from '../../../../src/engines/sqlite/write/writer-sql.ts'
import { type Mapping, readMapping } from '../../../../src/mapping/mapping.ts'

const articles = readMapping(
  JSON.parse(await readFile(new URL('../../../../mappings/articles.json', import.meta.url), 'utf8')),
  'mappings/articles.json',
)

function allSql(mapping: Mapping, generation: number): string[] {
  const layout = layoutOf(mapping, generation)
  const texts = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : Object.entries(value as object).flatMap(([key, part]) => (key === 'field' ? [] : texts(part)))
  return [
    '-- tables',
    META_TABLE,
    ...renderTables(layout),
    '-- writing',
    ...texts(renderWriterSql(layout)),
    '-- reading',
    ...texts(renderReaderSql(layout)),
    ...layout.values.flatMap((table) => [
      renderValueOrder(table, 'asc', false),
      renderValueOrder(table, 'desc', true),
      renderValueOfRow(table, 'asc'),
    ]),
  ]
}

test('the SQL of mappings/articles.json', async () => {
  await expect(`${allSql(articles, 1).join('\n')}\n`).toMatchFileSnapshot('articles.sql')
})

test.each(['select', 'rank', 'rowid', 'Row', 'row', 'value', 'constructor', 'a'.repeat(63)])(
  'a field may be called %s',
  (name) => {
    const fields = { [name]: { type: 'text', weight: 1 }, [`${name}_`]: { type: 'keyword', many: true } } as const
    const db = new Database(':memory:')
    for (const sql of allSql({ name: 'x', fields }, 3))
      if (!sql.startsWith('--')) db.prepare(sql).reader || db.exec(sql.replaceAll('?', '1'))
  },
)

test('fields that differ by case have tables of their own', () => {
  const fields = {
    Title: { type: 'keyword', many: false },
    title: { type: 'keyword', many: false },
    TITLE: { type: 'keyword', many: true },
  } as const
  const db = new Database(':memory:')
  for (const sql of renderTables(layoutOf({ name: 'x', fields }, 1))) db.exec(sql)
  const tables = db
    .prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name LIKE 'values%'")
    .pluck()
    .get()
  expect(tables).toBe(3)
})
