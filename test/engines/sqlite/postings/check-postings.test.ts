import { join } from 'node:path'
import { expect, test } from 'vitest'
import { currentGeneration } from '../../../../src/engines/sqlite/file/generations.ts'
import { openForWriting } from '../../../../src/engines/sqlite/file/open-file.ts'
import { checkPostings } from '../../../../src/engines/sqlite/postings/check/check-postings.ts'
import { NAME, put, SPEC } from '../../support/collections.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'

const DAMAGES: readonly (readonly [what: string, sql: string, problem: RegExp])[] = [
  [
    'a list that is gone',
    'DELETE FROM postings_1 WHERE key = (SELECT min(key) FROM postings_1)',
    /row \d words|its postings have/,
  ],
  [
    'a list of another word',
    "UPDATE postings_1 SET list = x'0000' WHERE key = (SELECT min(key) FROM postings_1)",
    /its postings have/,
  ],
  [
    'a list that breaks off',
    'UPDATE postings_1 SET list = substr(list, 1, length(list) - 2)',
    /positions instead of|document/,
  ],
  ['a form that is not known', 'UPDATE families_1 SET size = size - 1', /is not in the vocabulary/],
  ['a document without a segment', 'DELETE FROM segments_1 WHERE number = 1', /row 1 is in no segment/],
  ['a segment of a document that is gone', 'DELETE FROM documents_1 WHERE row = 1', /row 1, which holds no document/],
  [
    'another length',
    'UPDATE documents_1 SET tokens = tokens + 1 WHERE row = 2',
    /row 2 has \d words, its postings have/,
  ],
]

test('what is wrong with postings is found, and nothing where nothing is wrong', async () => {
  const storage = await makeSqliteStorage()
  const engine = await storage.connect()
  await engine.open(SPEC)
  await engine.write(NAME, [put({ id: '1', title: 'cats', text: 'a cat and a dog' })], 'full')
  await engine.write(NAME, [put({ id: '2', text: 'cat cat cat' }), put({ id: '3', text: '' })], 'full')
  await engine.write(NAME, [put({ id: '2', text: 'dogs and cats' })], 'full')
  await engine.close()
  const connection = openForWriting(join(storage.folder, `${NAME}.sqlite`))
  const layout = connection && currentGeneration(connection)?.layout
  if (connection === undefined || layout === undefined) throw new Error('there is no collection')
  const { documents, freeRows, postings } = layout
  const problems = () => [...checkPostings(connection, { ...postings, documents, freeRows })]
  expect(problems()).toEqual([])
  for (const [what, sql, problem] of DAMAGES) {
    connection.db.exec('BEGIN')
    connection.db.exec(sql)
    expect(problems().join('\n'), what).toMatch(problem)
    connection.db.exec('ROLLBACK')
  }
  connection.close()
  await storage.dispose()
})
