import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROBLEM_KINDS } from '../../src/api/problems/problem.ts'
import { LIMITS } from '../../src/api/requests/limits.ts'
import { IGNORED_REASONS } from '../../src/query/ignored.ts'
import { startTestServer, type TestServer } from '../api/support/start-test-server.ts'
import { readExamples } from './support/read-examples.ts'

const text = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('every example is answered as it says', async () => {
  const examples = readExamples(text, server.url)
  expect(examples).toHaveLength(text.split('\ncurl ').length - 1)
  for (const { command, request, answer } of examples) {
    const body = await (await fetch(request)).text()
    expect(body === '' ? undefined : JSON.parse(body), command).toEqual(loosen(answer))
  }
})

test('every code is listed with its status', () => {
  const rows = [...text.matchAll(/^\| `([a-z_]+)` +\| (\d{3}) +\|/gm)].map(([, code, status]) => [code, Number(status)])
  const kinds = Object.entries(PROBLEM_KINDS).map(([code, { status }]) => [code, status])
  expect(rows.toSorted()).toEqual(kinds.toSorted())
})

test('every limit is listed with its value', () => {
  const rows = [...text.matchAll(/^\| `([a-zA-Z]+)`: [^|]*\| ([\d,]+)/gm)]
  expect(Object.fromEntries(rows.map(([, name, value]) => [name, Number(value?.replaceAll(',', ''))]))).toEqual(LIMITS)
})

test('every reason to leave something out of a query is listed with its sentence', () => {
  const [, table = ''] = text.split('## What a search leaves out')
  const rows = [...table.matchAll(/^\| `([a-z_]+)` +\| (.*?) +\|$/gm)].map(([, reason, sentence]) => [reason, sentence])
  const sentences = Object.entries(IGNORED_REASONS).map(([reason, sentence]) => [
    reason,
    sentence.replace('1000', '1,000'),
  ])
  expect(rows).toEqual(sentences)
})

/** What an example's answer must equal: `"…"` stands for anything, and a time for any other. */
function loosen(value: unknown, name = ''): unknown {
  if (value === '…') return expect.anything()
  if (name === 'took') return expect.any(Number)
  if (name === 'score') return expect.closeTo(Number(value), 3)
  if (Array.isArray(value)) return value.map((item) => loosen(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, loosen(item, key)]))
}
