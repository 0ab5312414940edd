import { expect, test } from 'vitest'
import { createLog, type LogOptions } from '../../../src/api/log/log.ts'
import type { LogLevel } from '../../../src/config/log-settings.ts'
import { FihristError } from '../../../src/errors.ts'

function start(options: Partial<LogOptions> & { readonly level?: LogLevel } = {}) {
  const lines: string[] = []
  const log = createLog({ level: 'debug', write: (line) => lines.push(line), ...options })
  return { log, lines, parsed: () => lines.map((line) => JSON.parse(line)) }
}

test('a line is one JSON object: level, time, facts, words', () => {
  const { log, lines } = start()
  log.info({ id: 'a', ms: 1.5 }, 'request')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(
    /^\{"level":"info","time":"\d{4}-\d\d-\d\dT[\d:.]+Z","id":"a","ms":1\.5,"msg":"request"\}\n$/,
  )
})

test.each([
  ['debug', 4],
  ['info', 3],
  ['warn', 2],
  ['error', 1],
  ['silent', 0],
] as const)('at %s it says %i of four', (level, count) => {
  const { log, lines } = start({ level })
  for (const each of ['debug', 'info', 'warn', 'error'] as const) log[each]('x')
  expect(lines).toHaveLength(count)
})

const HOSTILE = 'a\nb\r\u001b[31mred\u009b1m\u2028\u202eevil\u0000'

test.each([false, true])('no text breaks a line or reaches the terminal as a command (plain: %s)', (plain) => {
  const { log, lines } = start({ plain })
  log.warn({ query: HOSTILE }, HOSTILE)
  expect(lines).toHaveLength(1)
  expect(lines[0]?.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u)
  if (!plain) expect(JSON.parse(lines[0] ?? '')).toMatchObject({ query: HOSTILE, msg: HOSTILE })
})

test('an error has its type, code, message and the stacks of its causes, and nothing else', () => {
  const { log, lines, parsed } = start()
  const cause = Object.assign(new Error('inside'), { request: { authorization: 'Bearer swordfish' } })
  log.error({ err: new FihristError('storage_failed', 'outside', { results: ['swordfish'] }, cause) }, 'failed')
  expect(parsed()[0].err).toEqual({
    type: 'FihristError',
    code: 'storage_failed',
    message: 'outside',
    stack: expect.stringMatching(/outside\n +at [\s\S]*caused by: Error: inside\n +at /),
  })
  expect(lines[0]).not.toContain('swordfish')
})

test.each([undefined, null, 'text', 7, { name: 5 }])('%j thrown is logged too', (thrown) => {
  const { log, parsed } = start()
  log.error({ err: thrown }, 'failed')
  expect(parsed()[0].msg).toBe('failed')
})

test('a message of megabytes is cut, and still tells where it was', () => {
  const { log, lines, parsed } = start()
  log.error({ err: new Error('x'.repeat(5_000_000)) }, 'failed')
  expect(lines[0]?.length).toBeLessThan(20_000)
  expect(parsed()[0].err.stack).toContain('log.test.ts')
})

test('at a terminal it is words; a stack stands below, indented', () => {
  const { log, lines } = start({ plain: true })
  log.info({ id: 'a', method: 'GET', route: '/ready', status: 200, ms: 2, bytes: 10 }, 'request')
  log.error({ id: 'a', err: new Error('inside\nGET /forged 200') }, 'failed')
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d INFO {2}GET \/ready 200 2 ms id=a bytes=10\n$/)
  expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d ERROR failed id=a\n {4}Error: inside\n {4}GET \/forged 200\n {4} +at /)
})

test('a log that can’t be written is lost, and nothing else', () => {
  const { log } = start({
    write: () => {
      throw new Error('EPIPE')
    },
  })
  expect(() => log.info('x')).not.toThrow()
})

test('while nobody reads, lines are dropped; then it says how many', () => {
  let unread = 5_000_000
  const { log, parsed } = start({ unread: () => unread })
  log.info('one')
  log.info('two')
  expect(parsed()).toEqual([])
  unread = 0
  log.info('three')
  expect(parsed()).toMatchObject([{ level: 'warn', lines: 2 }, { msg: 'three' }])
})
