import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { SearchAnswer } from '../../src/search/answer.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const data = temporaryFolder()
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** Starts the real server as a process and waits for the address that it prints. */
async function start(...args: string[]): Promise<{ child: ChildProcess; url: string; seconds: number }> {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [join(ROOT, 'bin/fihrist.js'), 'serve', '--port', '0', '--data', data, ...args],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  running.push(child)
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
      const found = /http:\S+/.exec(printed)
      if (found) resolve(found[0])
    })
    child.once('exit', () => reject(new Error(`the server ended: ${printed}`)))
  })
  return { child, url, seconds: (performance.now() - began) / 1000 }
}

async function stop(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  return code
}

test('npm start’s command serves the seeds within ten seconds, and stops cleanly', async () => {
  const { child, url, seconds } = await start('--index', join(ROOT, 'seeds'))
  expect(seconds).toBeLessThan(10)
  const response = await fetch(`${url}/collections/articles/search?q=${encodeURIComponent('المكتبه')}`)
  const answer = (await response.json()) as SearchAnswer
  expect(answer.total.value).toBeGreaterThan(5)
  expect(answer.hits[0]?.highlights.text?.[0]?.html).toContain('<mark>')
  const page = await (await fetch(`${url}/?q=${encodeURIComponent('القمح')}`)).text()
  expect(page).toContain('dir="rtl"')
  expect(page).toContain('<mark>')
  expect(await stop(child)).toBe(0)
})

test('on SIGTERM a request in flight is finished, and what was acknowledged is there after a restart', async () => {
  const { child, url } = await start()
  const { port } = new URL(url)
  // A bulk write whose second half arrives after the signal.
  const sent = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/collections/articles/documents',
    headers: { 'content-type': 'application/x-ndjson' },
  })
  sent.write(`${JSON.stringify({ id: 'before', text: 'قبل التوقف' })}\n`)
  await new Promise((resolve) => setTimeout(resolve, 300))
  child.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 300))
  await expect(fetch(`${url}/health`)).rejects.toThrow()
  sent.end(`${JSON.stringify({ id: 'after', text: 'بعد التوقف' })}\n`)
  const [response] = await once(sent, 'response')
  let body = ''
  for await (const chunk of response) body += chunk
  expect(JSON.parse(body)).toMatchObject({ read: 2, indexed: 2, rejected: 0 })
  if (child.exitCode === null) await once(child, 'exit')
  expect(child.exitCode).toBe(0)

  const again = await start()
  for (const id of ['before', 'after']) {
    expect((await fetch(`${again.url}/collections/articles/documents/${id}`)).status).toBe(200)
  }
  expect(await stop(again.child)).toBe(0)
})

test('a taken port is said in one sentence', async () => {
  const { url } = await start()
  const { port } = new URL(url)
  const second = spawn(process.execPath, [join(ROOT, 'bin/fihrist.js'), 'serve', '--port', port, '--data', data], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  running.push(second)
  let said = ''
  for await (const chunk of second.stderr ?? []) said += chunk
  expect(said).toMatch(new RegExp(`^fihrist serve: .*${port}.*\\(listen_failed\\)\\n$`))
})

test('the log goes to standard error, and a reader of it that goes away stops nothing', async () => {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'bin/fihrist.js'), 'serve', '--port', '0', '--data', data, '--log-level', 'debug'],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FIHRIST_OPNE: '1' } },
  )
  running.push(child)
  const [first] = await once(child.stderr, 'data')
  expect(JSON.parse(String(first).split('\n')[0] ?? '')).toMatchObject({
    level: 'warn',
    msg: 'there is no setting FIHRIST_OPNE; did you mean FIHRIST_OPEN?',
  })
  const [line] = await once(child.stdout, 'data')
  expect(String(line)).toMatch(/^Fihrist is ready: http:\/\/127\.0\.0\.1:\d+\n$/)
  const url = /http:\S+/.exec(String(line))?.[0]
  child.stderr.destroy()
  for (let i = 0; i < 3; i++) expect((await fetch(`${url}/health`)).status).toBe(200)
  expect(await stop(child)).toBe(0)
})

test('a request that never ends does not keep a server from stopping within ten seconds', async () => {
  const { child, url } = await start()
  const { port } = new URL(url)
  const path = '/collections/articles/documents/1'
  const headers = { 'Content-Type': 'application/json', 'Content-Length': 100 }
  const half = request({ host: '127.0.0.1', port, path, method: 'PUT', headers }).on('error', () => {})
  await new Promise((resolve) => half.write('{"id":', resolve))
  const began = performance.now()
  expect(await stop(child)).toBe(0)
  expect((performance.now() - began) / 1000).toBeLessThan(10)
}, 30_000)
