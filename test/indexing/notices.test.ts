import { expect, test } from 'vitest'
import { createNotices } from '../../src/indexing/notices.ts'

test('what is true of many files is said once, with the first of them and their number', () => {
  const notices = createNotices()
  for (const file of ['أ.txt', 'ب.txt', 'ت.txt']) notices.add({ file, message: 'converted' })
  notices.add({ file: 'c.csv', line: 7, message: 'the date "x" was left out' }, 'date')
  notices.add({ file: 'd.csv', line: 9, message: 'the date "y" was left out' }, 'date')
  notices.add({ file: 'e.csv', message: 'alone' })
  expect(notices.list()).toEqual([
    { file: 'أ.txt', message: 'converted', count: 3 },
    { file: 'c.csv', line: 7, message: 'the date "x" was left out', count: 2 },
    { file: 'e.csv', message: 'alone' },
  ])
})

test('a million different ones take no more room than a hundred, and all are counted', () => {
  const notices = createNotices()
  for (let i = 0; i < 10_000; i++) notices.add({ file: `${i}`, message: `note ${i}` })
  const list = notices.list()
  expect(list).toHaveLength(101)
  expect(list.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(10_000)
  expect(list.at(-1)?.message).toMatch(/not named here/)
})
