import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { createElasticsearchEngine } from '../../../../src/engines/elasticsearch/create-elasticsearch-engine.ts'
import type { ElasticsearchOptions } from '../../../../src/engines/elasticsearch/server/options.ts'
import type { Engine } from '../../../../src/engines/engine.ts'
import { FihristError, toFihristError } from '../../../../src/errors.ts'
import { createCertificate } from '../../../support/elasticsearch/certificates.ts'
import {
  demandAuthorization,
  failure,
  forbidden,
  mainPage,
  otherProduct,
  success,
} from '../../../support/elasticsearch/scripted/faults.ts'
import {
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/elasticsearch/scripted/scripted-server.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { NAME, put, SPEC } from '../../support/collections.ts'
import { all, request } from '../../support/queries.ts'

const SECRET = 'swordfish'

const servers: ScriptedServer[] = []
const engines: Engine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()))
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})

async function start(script: Partial<Script>): Promise<string> {
  const server = await startScriptedServer({ rules: [], ...script })
  servers.push(server)
  return server.url
}

async function connect(options: Partial<ElasticsearchOptions>): Promise<Engine> {
  const engine = await createElasticsearchEngine({ nodes: [], requestTimeout: 500, retryTime: 300, ...options })
  engines.push(engine)
  return engine
}

async function failureOf(promise: Promise<unknown>): Promise<FihristError> {
  const error = await promise.then(
    () => new Error('it went well'),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(FihristError)
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(SECRET)
  return toFihristError(error)
}

const HEALTHY = { path: /^\/_cluster\/health/, answer: success({ status: 'green' }) }

/** What `ready` says to a server, and to every other call too. */
const SERVERS: readonly (readonly [why: string, script: Partial<Script>, code: string, words: RegExp])[] = [
  ['that is another product', { rules: [otherProduct] }, 'engine_refused', /not Elasticsearch/],
  ['that knows no such page', {}, 'engine_refused', /not Elasticsearch/],
  ['of an old version', { rules: [mainPage('7.17.0')] }, 'engine_refused', /version 7\.17\.0.* 8 or 9/],
  ['of a version to come', { rules: [mainPage('10.0.0')] }, 'engine_refused', /version 10/],
  ['without our credentials', { rules: [demandAuthorization('Basic no')] }, 'engine_refused', /credentials/],
  ['that allows us nothing', { rules: [forbidden] }, 'engine_refused', /not allow/],
  ['that hangs', { rules: [{ answer: { kind: 'hang' } }] }, 'engine_unavailable', /in time/],
  ['that closes the connection', { rules: [{ answer: { kind: 'close' } }] }, 'engine_unavailable', /reached/],
  [
    'that breaks off',
    { rules: [{ answer: { kind: 'cut', status: 200, body: { version: { number: '9.5.3' } } } }] },
    'engine_unavailable',
    /reached|broken off/,
  ],
  [
    'without a master',
    { rules: [{ answer: failure(503, 'master_not_discovered_exception', 'null') }] },
    'engine_unavailable',
    /not ready/,
  ],
]

test.each(SERVERS)('a server %s', async (_, script, code, words) => {
  const url = await start(script)
  const engine = await connect({ nodes: [url], auth: { username: 'elastic', password: SECRET } })
  for (const call of [
    () => engine.ready(),
    () => engine.open(SPEC),
    () => engine.search(NAME, request(all('x'))),
    () => engine.write(NAME, [put({ id: '1' })], 'full'),
  ]) {
    const began = performance.now()
    const error = await failureOf(call())
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(words)])
    expect(performance.now() - began).toBeLessThan(4_000)
  }
})

test('no server at all', async () => {
  const engine = await connect({ nodes: ['http://127.0.0.1:1'], auth: { apiKey: SECRET } })
  const error = await failureOf(engine.ready())
  expect([error.code, error.message]).toEqual(['engine_unavailable', expect.stringContaining('ECONNREFUSED')])
})

test('a server that comes up later is used then', async () => {
  const away = { times: 1, answer: failure(503, 'unavailable', 'starting') }
  const engine = await connect({ nodes: [await start({ rules: [away, mainPage('9.5.3'), HEALTHY] })] })
  expect((await failureOf(engine.ready())).code).toBe('engine_unavailable')
  await engine.ready()
})

describe('credentials', () => {
  const basic = `Basic ${Buffer.from(`elastic:${SECRET}`).toString('base64')}`

  test.each([
    ['an API key', { apiKey: SECRET }, `ApiKey ${SECRET}`],
    ['a name and a password', { username: 'elastic', password: SECRET }, basic],
  ] as const)('%s', async (_, auth, authorization) => {
    const url = await start({ rules: [demandAuthorization(authorization), mainPage('8.19.21'), HEALTHY] })
    await (await connect({ nodes: [url], auth })).ready()
    expect((await failureOf((await connect({ nodes: [url] })).ready())).code).toBe('engine_refused')
  })
})

describe('TLS', () => {
  const folder = temporaryFolder()

  test('a certificate of an authority that was named, and of no other', async () => {
    const certificate = await createCertificate()
    const tls = { key: certificate.key, cert: certificate.cert }
    const url = await start({ tls, rules: [mainPage('9.5.3'), HEALTHY] })
    await (await connect({ nodes: [url], caFile: certificate.caFile })).ready()
    const error = await failureOf((await connect({ nodes: [url] })).ready())
    expect([error.code, error.message]).toEqual(['engine_refused', expect.stringContaining('ELASTICSEARCH_CA_FILE')])
    certificate.remove()
  })

  test('a file that is not there, or holds no certificate', async () => {
    const missing = await failureOf(connect({ nodes: ['https://127.0.0.1:1'], caFile: join(folder, 'none.pem') }))
    expect(missing).toMatchObject({ code: 'bad_input', message: expect.stringContaining('none.pem') })
    writeFileSync(join(folder, 'bad.pem'), 'not a certificate')
    const url = await start({ rules: [mainPage('9.5.3')] })
    const engine = await connect({ nodes: [url.replace('http:', 'https:')], caFile: join(folder, 'bad.pem') })
    expect((await failureOf(engine.ready())).code).toMatch(/^engine_/)
  })
})
