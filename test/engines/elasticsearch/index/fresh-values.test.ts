import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createFreshValues } from '../../../../src/engines/elasticsearch/index/fresh-values.ts'

function counting(ms = 60_000) {
  const asked: string[] = []
  const values = createFreshValues(async (name) => {
    asked.push(name)
    await sleep(1)
    if (name === 'bad') throw new Error('not now')
    return `${name}${asked.length}`
  }, ms)
  return { asked, values }
}

test('whoever asks in the same moment asks once', async () => {
  const { asked, values } = counting()
  expect(await Promise.all([values.get('a'), values.get('a'), values.get('b')])).toEqual(['a2', 'a2', 'b2'])
  expect(asked).toEqual(['a', 'b'])
  expect(values.peek('b')).toBe('b2')
})

test('a moment later it is asked again', async () => {
  const { asked, values } = counting(5)
  await values.get('a')
  await sleep(20)
  expect(values.peek('a')).toBeUndefined()
  expect(await values.get('a')).toBe('a2')
  expect(asked).toHaveLength(2)
})

test('what was forgotten or failed is asked again at once', async () => {
  const { values } = counting()
  expect(await values.get('a')).toBe('a1')
  values.forget('a')
  expect(values.peek('a')).toBeUndefined()
  expect(await values.get('a')).toBe('a2')
  await expect(values.get('bad')).rejects.toThrow('not now')
  await expect(values.get('bad')).rejects.toThrow('not now')
  expect(values.peek('bad')).toBeUndefined()
})
