import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTurns } from '../../src/search/turns.ts'

test('one goes on in each turn of the event loop, in the order in which they asked', async () => {
  const turn = createTurns()
  const seen: string[] = []
  const worker = async (name: string) => {
    await turn()
    seen.push(name)
  }
  const workers = [worker('a'), worker('b'), worker('c')]
  await nextTurn()
  seen.push('others')
  await Promise.all(workers)
  expect(seen).toEqual(['a', 'others', 'b', 'c'])
})

test('what came in meanwhile is taken before the next one goes on', async () => {
  const turn = createTurns()
  const seen: string[] = []
  const asked = [turn().then(() => seen.push('first')), turn().then(() => seen.push('second'))]
  setImmediate(() => seen.push('request'))
  await Promise.all(asked)
  expect(seen).toEqual(['first', 'request', 'second'])
})

test('whoever asks when nobody waits has to wait for no more than a turn', async () => {
  const turn = createTurns()
  await turn()
  let went = false
  turn().then(() => {
    went = true
  })
  await nextTurn()
  expect(went).toBe(true)
})
