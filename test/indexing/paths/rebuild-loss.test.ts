import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { PathsOptions } from '../../../src/indexing/index-paths.ts'
import type { Loss } from '../../../src/indexing/report.ts'
import { createMemoryEngine, type MemoryEngine } from '../support/memory-engine.ts'
import { idsIn, runPaths } from '../support/run-paths.ts'
import { createFolder, type TemporaryFolder } from '../support/temporary-folder.ts'

let folder: TemporaryFolder
afterEach(() => folder.remove())

const at = (name: string): string => join(folder.path, name)
const run = (engine: MemoryEngine, options: Partial<PathsOptions> = {}) =>
  runPaths(engine, { paths: [folder.path], ...options })

/** A collection of three documents, of which the folder then holds one. */
async function afterRemoval(): Promise<MemoryEngine> {
  folder = await createFolder({ 'a.txt': 'نص', 'ب.txt': 'نص', 'ت.txt': 'نص' })
  const engine = createMemoryEngine()
  await run(engine)
  await rm(at('ب.txt'))
  await rm(at('ت.txt'))
  return engine
}

describe('a rebuild that would lose documents', () => {
  test('asks before anything is swapped, and leaves the old index when the answer is no', async () => {
    const engine = await afterRemoval()
    const losses: Loss[] = []
    const onLoss = (loss: Loss): boolean => {
      losses.push(loss)
      return false
    }
    const loss = { documents: 2, rejected: 0, first: 'ب.txt' }
    await expect(run(engine, { rebuild: true, onLoss })).rejects.toMatchObject({
      code: 'bad_input',
      message: 'the new index lacks 2 of the documents of "c" (the first: ب.txt): the old index stays',
      details: { loss },
    })
    expect(losses).toEqual([loss])
    expect(engine.calls.at(-1)?.name).toBe('abort')
    expect(idsIn(engine)).toEqual(['a.txt', 'ب.txt', 'ت.txt'])
  })

  test.each<[string, Partial<PathsOptions>]>([
    ['the answer is yes', { onLoss: async () => true }],
    ['prune was asked for', { prune: true, onLoss: () => false }],
    ['nobody is to be asked', {}],
  ])('goes on when %s, and says how many went', async (_, options) => {
    const engine = await afterRemoval()
    expect(await run(engine, { rebuild: true, ...options })).toMatchObject({ read: 1, indexed: 1, pruned: 2 })
    expect(idsIn(engine)).toEqual(['a.txt'])
  })

  test('asks in spite of prune when they may be there all the same', async () => {
    folder = await createFolder({ 'a.jsonl': '{"id":"1"}\n{"id":"2","views":1}\n{"id":"3"}' })
    const engine = createMemoryEngine()
    await run(engine)
    await writeFile(at('a.jsonl'), '{"id":"1"}\n{"id":"2","views":"x"}\n{"id":"3"')
    const rebuild = run(engine, { rebuild: true, prune: true, onLoss: () => false })
    await expect(rebuild).rejects.toThrow(/lacks 2 of the .* \(the first: 2; 1 there but rejected; what .*:3 holds/)
    const onLoss = (): boolean => true
    expect(await run(engine, { rebuild: true, prune: true, onLoss })).toMatchObject({ rejected: 2, pruned: 2 })
  })

  test('does not ask when there is nothing to lose', async () => {
    folder = await createFolder({ 'a.txt': 'نص' })
    const engine = createMemoryEngine()
    const asked = { rebuild: true, onLoss: () => Promise.reject(new Error('asked')) }
    await run(engine, asked)
    const report = await run(engine, asked)
    expect(report).toMatchObject({ indexed: 1 })
    expect(report).not.toHaveProperty('pruned')
    expect(await run(engine, { ...asked, paths: [] })).not.toHaveProperty('pruned')
  })

  test('counts a document that the engine refused as lost', async () => {
    folder = await createFolder({ 'a.jsonl': '{"id":"1"}\n{"id":"2"}' })
    const engine = createMemoryEngine()
    await run(engine)
    engine.refuse = ({ id }) => (id === '2' ? 'not this one' : undefined)
    const losses: Loss[] = []
    await run(engine, { rebuild: true, onLoss: (loss) => losses.push(loss) > 0 })
    expect(losses).toEqual([{ documents: 1, rejected: 1, first: '2' }])
  })
})
