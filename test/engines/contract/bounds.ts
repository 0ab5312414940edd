import { expect, test } from 'vitest'
import { idsOf, NAME } from '../support/collections.ts'
import { any, request } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { useDocuments } from './with-engine.ts'

/** How long a search may last, and for whom. */
export function describeBounds(makeStorage: () => Promise<Storage>): void {
  const engine = useDocuments(makeStorage, [{ id: '1', text: 'a quick red fox' }])
  const red = any('red')

  test('a search whose time is over is given up, and the next one is answered', async () => {
    const late = engine().search(NAME, request(red, { deadline: Date.now() - 1 }))
    await expect(late).rejects.toMatchObject({ code: 'search_timeout' })
    expect(await idsOf(engine(), red)).toEqual(['1'])
    expect(await idsOf(engine(), red, { deadline: Date.now() + 10_000 })).toEqual(['1'])
  })

  test('a search that nobody waits for is not begun', async () => {
    const gone = engine().search(NAME, request(red, { signal: AbortSignal.abort() }))
    await expect(gone).rejects.toMatchObject({ code: 'cancelled' })
    expect(await idsOf(engine(), red, { signal: new AbortController().signal })).toEqual(['1'])
  })

  test('it says how many searches it works on at once', () => {
    expect(engine().searchesAtOnce).toBeGreaterThan(1)
  })
}
