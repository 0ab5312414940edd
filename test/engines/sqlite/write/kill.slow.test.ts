import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Document } from '../../../../src/mapping/document.ts'
import { checkFile } from '../../support/check-file.ts'
import { idsOf, NAME, SPEC } from '../../support/collections.ts'
import { all, everything, leaf, phrase, word } from '../../support/queries.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'
import { startChild } from '../../support/start-child.ts'
import { changesOf } from '../../support/versions.ts'

const KILLS = 200

/** In ms after the first batch: in that time segments are joined several times over. */
const LONGEST_LIFE = 400

let storage: Awaited<ReturnType<typeof makeSqliteStorage>>
let path: string
beforeEach(async () => {
  storage = await makeSqliteStorage()
  path = join(storage.folder, `${NAME}.sqlite`)
})
afterEach(() => storage.dispose())

function apply(documents: ReadonlyMap<string, Document>, batch: number): Map<string, Document> {
  const changed = new Map(documents)
  for (const change of changesOf(batch)) {
    if (typeof change === 'string') changed.delete(change)
    else changed.set(change.id, change)
  }
  return changed
}

const sorted = (documents: Iterable<Document>): Document[] => [...documents].sort((a, b) => (a.id < b.id ? -1 : 1))

test('killed 200 times while it writes and joins: every acknowledged batch is there, once, and it goes on', async () => {
  let documents: ReadonlyMap<string, Document> = new Map()
  let next = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const child = startChild(storage.folder, 'change-forever', `${next}`)
    await child.next()
    await wait(Math.random() * LONGEST_LIFE)
    await child.kill()
    for (; next <= Number(child.lines.at(-1)); next++) documents = apply(documents, next)
    const state = checkFile(path)
    expect(state.problems).toEqual([])
    // The one batch that was under way may have come through, as a whole.
    const stored = JSON.stringify(sorted(state.documents))
    const further = apply(documents, next)
    if (stored !== JSON.stringify(sorted(documents.values()))) {
      expect(stored).toBe(JSON.stringify(sorted(further.values())))
      documents = further
      next++
    }
  }

  const engine = await storage.connect()
  await engine.open(SPEC)
  await engine.flush(NAME)
  expect(await idsOf(engine, everything)).toEqual(sorted(documents.values()).map(({ id }) => id))
  for (const { id, views } of documents.values()) {
    expect(await idsOf(engine, all(leaf(word(`version${views}`, 'exact')), leaf(word(`word${id}`))))).toEqual([id])
    expect(await idsOf(engine, all(leaf(phrase(`Title word${id} version${views}`))))).toEqual([id])
  }
  await engine.close()
  expect(checkFile(path).problems).toEqual([])
  expect(next).toBeGreaterThan(5 * KILLS)
}, 1_200_000)
