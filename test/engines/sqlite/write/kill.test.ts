import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Document } from '../../../../src/mapping/document.ts'
import { checkFile } from '../../support/check-file.ts'
import { idsOf, NAME, SPEC } from '../../support/collections.ts'
import { all, everything, leaf, phrase, request, word } from '../../support/queries.ts'
import { makeSqliteStorage } from '../../support/sqlite-storage.ts'
import { startChild } from '../../support/start-child.ts'
import { versionOf } from '../../support/versions.ts'

/** Two hundred in kill.slow.test.ts. */
const ROUNDS = 5

test('killed at any moment: what was acknowledged is there, whole and findable, and nothing is half there', async () => {
  const storage = await makeSqliteStorage()
  const path = join(storage.folder, `${NAME}.sqlite`)
  /** Id → the version acknowledged last. */
  const acknowledged = new Map<string, number>()
  let version = 0
  for (let round = 0; round < ROUNDS; round++) {
    const child = startChild(storage.folder, 'write-forever', `${version}`)
    await child.next()
    await wait(Math.random() * 150)
    await child.kill()
    for (const line of child.lines) {
      const [id = '', written = ''] = line.split(' ')
      acknowledged.set(id, Number(written))
      version = Number(written) + 1
    }
    const { documents, problems } = checkFile(path)
    expect(problems).toEqual([])
    const stored = new Map(documents.map((document) => [document.id, Number(document.views)]))
    for (const [id, written] of acknowledged) {
      // The one write that was under way may have come through unacknowledged.
      expect([written, version]).toContain(stored.get(id))
    }
    const unacknowledged = documents.filter(({ id, views }) => acknowledged.get(id) !== views)
    expect(unacknowledged.length).toBeLessThanOrEqual(1)
    for (const { id, views } of unacknowledged) acknowledged.set(id, Number(views))
    if (unacknowledged.length > 0) version++
    expect(documents).toHaveLength(acknowledged.size)
    expect(new Set(documents)).toEqual(
      new Set([...acknowledged].map(([id, written]): Document => versionOf(id, written))),
    )
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS)

  const engine = await storage.connect()
  await engine.open(SPEC)
  expect((await engine.search(NAME, request(everything))).total.value).toBe(acknowledged.size)
  for (const [id, written] of acknowledged) {
    expect(await idsOf(engine, all(leaf(word(`version${written}`, 'exact'))))).toEqual([id])
    expect(await idsOf(engine, all(leaf(phrase(`Title word${id} version${written}`))))).toEqual([id])
    const filter = { type: 'terms', field: 'source', values: [`source${written}`] } as const
    expect(await idsOf(engine, everything, { filter })).toEqual([id])
  }
  await storage.dispose()
}, 60_000)
