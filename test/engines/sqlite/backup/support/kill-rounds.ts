import { readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { checkFile } from '../../../support/check-file.ts'
import { NAME, putAll, SPEC } from '../../../support/collections.ts'
import type { useFolders } from './use-folders.ts'

type Folders = ReturnType<typeof useFolders>

const DOCUMENTS = 60

/** A file of some hundred pages, with few words to check. */
const copyOf = (views: number) =>
  putAll(Array.from({ length: DOCUMENTS }, (_, i) => ({ id: `${i}`, text: 'word', url: 'x'.repeat(20_000), views })))

/** Kills processes that back up: what has its name is whole, and the next one works. */
export async function killBackups({ at, connect, start, backUp }: Folders, rounds: number): Promise<void> {
  const engine = await connect()
  await engine.open(SPEC)
  await engine.write(NAME, copyOf(1), 'full')
  for (let round = 0; round < rounds; round++) {
    const child = start('back-up-forever', at(`${round}`))
    await child.next()
    await wait(Math.random() * 100)
    await child.kill()
    const made = readdirSync(at(`${round}`)).filter((name) => !name.includes('.part-'))
    expect(made.length).toBeGreaterThanOrEqual(child.lines.length)
    for (const name of made) {
      const { documents, problems } = checkFile(at(`${round}`, name, `${NAME}.sqlite`))
      expect([documents.length, problems]).toEqual([DOCUMENTS, []])
    }
  }
  await backUp('after')
}

/** Kills processes that restore one of two backups: all of the one or the other is there. */
export async function killRestores({ at, connect, start, backUp, live }: Folders, rounds: number): Promise<void> {
  const engine = await connect()
  await engine.open(SPEC)
  await engine.write(NAME, copyOf(1), 'full')
  await backUp('1')
  await engine.write(NAME, copyOf(2), 'full')
  await backUp('2')
  await engine.close()
  for (let round = 0; round < rounds; round++) {
    const child = start('restore-forever', `${at('1')},${at('2')}`)
    while ((await child.next()) !== 'restoring');
    await wait(Math.random() * 100)
    await child.kill()
    const { documents, problems } = checkFile(live())
    const seen = new Set(documents.map(({ views }) => views))
    expect([documents.length, seen.size, problems]).toEqual([DOCUMENTS, 1, []])
  }
}
