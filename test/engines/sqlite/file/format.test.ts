import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { FORMAT } from '../../../../src/engines/sqlite/file/schema.ts'
import { checkFile } from '../../support/check-file.ts'
import { codeOf, collect, idsOf, NAME, put, SPEC } from '../../support/collections.ts'
import { all, everything, request } from '../../support/queries.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'

const USER_VERSION_AT = 60

/** Makes of the file what the first formats had: full-text tables instead of postings, and no word about the format. */
function age(path: string): void {
  const db = new Database(path)
  for (const table of ['families', 'terms', 'beginnings', 'segments', 'segment_numbers', 'postings', 'positions']) {
    db.exec(`DROP TABLE ${table}_1`)
  }
  db.exec(`CREATE VIRTUAL TABLE postings_1 USING fts5(keys, content='', contentless_delete=1);
    CREATE VIRTUAL TABLE keys_1 USING fts5vocab(postings_1, row);
    UPDATE fihrist_meta SET value = json_remove(value, '$.format') WHERE key = 'generation:1'`)
  db.pragma('user_version = 1')
  db.close()
}

test('an index of an older format gives its documents to a rebuild, and nothing else', async () => {
  const storage = await makeSqliteStorage()
  const path = join(storage.folder, `${NAME}.sqlite`)
  const documents = [{ id: '1', text: 'word' }]
  const first = await storage.connect()
  await first.open(SPEC)
  await first.write(NAME, documents.map(put), 'full')
  await first.close()
  age(path)

  const engine = await storage.connect()
  expect(await codeOf(engine.write(NAME, [put({ id: '2' })], 'full'))).toBe('analyzer_mismatch')
  expect(await codeOf(engine.search(NAME, request(everything)))).toBe('analyzer_mismatch')
  await expect(engine.open(SPEC)).rejects.toMatchObject({ code: 'analyzer_mismatch', message: /format 1.*rebuild/ })
  expect(await engine.describe(NAME)).toEqual({ ...SPEC, analyzerVersion: 'test-1 (format 1)', documents: 1 })
  expect(await collect(engine.documents(NAME))).toEqual(documents)

  const rebuild = await engine.rebuild(SPEC)
  await rebuild.write(documents.map(put))
  expect((await readFile(path)).readUInt32BE(USER_VERSION_AT)).toBe(1)
  await rebuild.commit()
  expect(await engine.describe(NAME)).toEqual({ ...SPEC, documents: 1 })
  expect(await idsOf(engine, all('word'))).toEqual(['1'])
  await engine.close()
  expect((await readFile(path)).readUInt32BE(USER_VERSION_AT)).toBe(FORMAT)
  expect(checkFile(path)).toEqual({ documents, problems: [] })
  await storage.dispose()
})
