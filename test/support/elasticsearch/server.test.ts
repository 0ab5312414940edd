import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { findServer } from './find-server.ts'
import { describeOnElasticsearch, serverOrSkip, uniqueName } from './for-tests.ts'
import { freePorts } from './local/free-ports.ts'
import { mainPage } from './scripted/faults.ts'
import { startScriptedServer } from './scripted/scripted-server.ts'

const temporary = temporaryFolder()
const silent = (): void => {}

await describeOnElasticsearch('the test server', ({ url, version }) => {
  test('is an Elasticsearch of the version that was asked for', async () => {
    const response = await fetch(url)
    expect(response.headers.get('x-elastic-product')).toBe('Elasticsearch')
    expect(await response.json()).toMatchObject({ version: { number: version }, tagline: 'You Know, for Search' })
    const wanted = process.env.FIHRIST_TEST_ES_VERSION
    if (wanted && !process.env.ELASTICSEARCH_URL) expect(version).toBe(wanted)
  })

  test('finds what it was given', async () => {
    const index = uniqueName('server-test')
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ text: 'بيت كبير' })
    const written = await fetch(`${url}/${index}/_doc/1?refresh=true`, { method: 'PUT', headers, body })
    expect(written.status).toBe(201)
    const found = await fetch(`${url}/${index}/_search?q=${encodeURIComponent('كبير')}`)
    expect(await found.json()).toMatchObject({ hits: { total: { value: 1 } } })
    await fetch(`${url}/${index}`, { method: 'DELETE' })
  })
})

await describeOnElasticsearch('a server of one process', () => {
  test('ends with it, even on kill -9, and leaves no files', async () => {
    const script = join(import.meta.dirname, '../../../scripts/start-elasticsearch.ts')
    const parent = spawn(process.execPath, [script, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: temporary },
    })
    const url = await new Promise<string>((resolve) => createInterface({ input: parent.stdout }).once('line', resolve))
    expect((await fetch(url)).status).toBe(200)
    parent.kill('SIGKILL')
    await expect
      .poll(
        () =>
          fetch(url).then(
            () => 'serves',
            () => 'gone',
          ),
        { timeout: 10_000 },
      )
      .toBe('gone')
    await expect.poll(() => readdirSync(temporary), { timeout: 10_000 }).toEqual([])
  }, 60_000)
})

test('ELASTICSEARCH_URL is taken before anything else, and left running', async () => {
  const other = await startScriptedServer({ rules: [mainPage('9.9.9')] })
  const found = await findServer(silent, { ELASTICSEARCH_URL: `${other.url}/` })
  expect(found).toMatchObject({ url: other.url, version: '9.9.9' })
  if ('stop' in found) await found.stop()
  expect((await fetch(other.url)).status).toBe(200)
  await other.stop()
})

test('an ELASTICSEARCH_URL that nothing serves is an error, not a skip', async () => {
  const [free] = await freePorts(1)
  await expect(findServer(silent, { ELASTICSEARCH_URL: `http://127.0.0.1:${free}` })).rejects.toThrow()
  const { url, stop } = await startScriptedServer({ rules: [{ answer: { kind: 'json', status: 502, body: {} } }] })
  await expect(findServer(silent, { ELASTICSEARCH_URL: url })).rejects.toThrow('answers 502, not as Elasticsearch does')
  await stop()
})

test('no server is a skip on a laptop and an error on CI', () => {
  const missing = { missing: 'no JDK' }
  const lines: string[] = []
  expect(serverOrSkip(missing, {}, (line) => lines.push(line))).toBeUndefined()
  expect(lines).toEqual(['SKIPPED, no Elasticsearch: no JDK'])
  expect(() => serverOrSkip(missing, { CI: 'true' })).toThrow('no Elasticsearch on CI: no JDK')
  expect(serverOrSkip({ url: 'http://x', version: '9.5.3' }, { CI: 'true' })).toMatchObject({ url: 'http://x' })
})
