import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../../../../src/engines/sqlite/connection.ts'
import type { Document } from '../../../../../src/mapping/document.ts'
import { checkFile } from '../../../support/check-file.ts'
import { put, remove } from '../../../support/collections.ts'
import { openWriter } from '../support/open-collection.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fihrist-kill-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Calls `hear` before every statement that is run on a connection. */
function listenTo(connection: Connection, hear: () => void): Connection {
  const wrap = <Statement extends object>(statement: Statement): Statement =>
    new Proxy(statement, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...parameters: unknown[]) => {
          hear()
          return value.apply(target, parameters)
        }
      },
    })
  return {
    ...connection,
    rows: (sql) => wrap(connection.rows(sql)),
    values: (sql) => wrap(connection.values(sql)),
  }
}

/** What a process that is killed now leaves on disk; the shared memory beside the log is made anew by who opens it. */
function copyFiles(from: string, to: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true })
  for (const end of ['', '-wal']) if (existsSync(from + end)) copyFileSync(from + end, to + end)
}

const document = (id: number, version: number): Document => ({
  id: `${id}`,
  title: `word${id}`,
  text: `cat cats version${version}`,
})

test('killed at any statement of a merge, with writes between its steps: all is there, and the next process ends it', () => {
  const path = join(folder, 'c.sqlite')
  const copy = join(folder, 'copy.sqlite')
  const documents = new Map<string, Document>()
  let statements = 0

  function expectWhole(): void {
    const state = checkFile(copy)
    expect(state.problems).toEqual([])
    expect(new Map(state.documents.map((one) => [one.id, one]))).toEqual(documents)
  }

  function check(): void {
    statements++
    copyFiles(path, copy)
    expectWhole()
  }

  let isMerging = false
  const writer = openWriter(path, (connection) => listenTo(connection, () => isMerging && check()))
  const change = (...changed: readonly (Document | string)[]): void => {
    writer.write(changed.map((one) => (typeof one === 'string' ? remove(one) : put(one))))
    for (const one of changed) {
      if (typeof one === 'string') documents.delete(one)
      else documents.set(one.id, one)
    }
  }
  for (let id = 0; id < 5; id++) change(document(id, 0))
  change('3', document(2, 1))

  for (let step = 1; ; step++) {
    isMerging = true
    const isDone = !writer.step(true)
    isMerging = false
    // What overtakes the merge: updates, removals, and rows that are used again.
    if (step === 2) change(document(1, 2), '4')
    if (step === 3) change(document(20, 0), '1')
    copyFiles(path, copy)
    const next = openWriter(copy)
    for (let more = 0; next.step(true); more++) expect(more).toBeLessThan(200)
    next.close()
    expectWhole()
    if (isDone) break
  }
  expect(statements).toBeGreaterThan(50)
  writer.close()
})
