import { readFileSync } from 'node:fs'
import { get } from 'node:https'
import { expect, onTestFinished, test } from 'vitest'
import { createCertificate } from '../certificates.ts'
import { demandAuthorization, failure, forbidden, mainPage, otherProduct, overloaded, success } from './faults.ts'
import { type Script, startScriptedServer } from './scripted-server.ts'

async function scripted(script: Script) {
  const server = await startScriptedServer(script)
  onTestFinished(server.stop)
  return server
}

const statusOf = async (url: string, init?: RequestInit): Promise<number> => (await fetch(url, init)).status

test('a password is demanded', async () => {
  const { url } = await scripted({ rules: [demandAuthorization('ApiKey abc'), mainPage('9.5.3')] })
  expect(await statusOf(url)).toBe(401)
  expect(await statusOf(url, { headers: { authorization: 'ApiKey abd' } })).toBe(401)
  expect(await statusOf(url, { headers: { authorization: 'ApiKey abc' } })).toBe(200)
})

test('403, another product, another version', async () => {
  const denied = await scripted({ rules: [mainPage('7.10.0'), forbidden] })
  expect(await (await fetch(denied.url)).json()).toMatchObject({ version: { number: '7.10.0' } })
  expect(await statusOf(`${denied.url}/a/_search`)).toBe(403)
  const other = await scripted({ rules: [otherProduct] })
  expect((await fetch(other.url)).headers.has('x-elastic-product')).toBe(false)
})

test('429 for a number of answers, and for a time', async () => {
  const counted = await scripted({ rules: [overloaded({ times: 2 }), { answer: success({}) }] })
  const statuses = [await statusOf(counted.url), await statusOf(counted.url), await statusOf(counted.url)]
  expect(statuses).toEqual([429, 429, 200])
  const timed = await scripted({ rules: [overloaded({ forMs: 300 }), { answer: success({}) }] })
  expect(await statusOf(timed.url)).toBe(429)
  await expect.poll(() => statusOf(timed.url)).toBe(200)
})

test('rules look at method and path, and what came is kept', async () => {
  const { url, seen } = await scripted({
    rules: [
      { method: 'POST', path: /^\/_bulk/, answer: failure(503, 'unavailable', 'no') },
      { answer: success({ a: 1 }) },
    ],
  })
  expect(await statusOf(`${url}/_bulk?refresh=true`, { method: 'POST', body: 'x' })).toBe(503)
  expect(await statusOf(`${url}/_bulk`)).toBe(200)
  expect(seen.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
    { method: 'POST', path: '/_bulk?refresh=true', body: 'x' },
    { method: 'GET', path: '/_bulk', body: '' },
  ])
})

test('a socket closed before and in the middle of an answer', async () => {
  const { url } = await scripted({
    rules: [
      { path: /close/, answer: { kind: 'close' } },
      { path: /cut/, answer: { kind: 'cut', status: 200, body: { text: 'x'.repeat(100) } } },
    ],
  })
  await expect(fetch(`${url}/close`)).rejects.toThrow()
  const cut = await fetch(`${url}/cut`)
  expect(cut.status).toBe(200)
  await expect(cut.text()).rejects.toThrow()
})

test('no answer at all', async () => {
  const { url } = await scripted({ rules: [{ answer: { kind: 'hang' } }] })
  await expect(fetch(url, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/)
})

test('in front of a real server: handed on, or done and not answered', async () => {
  const real = await scripted({ rules: [{ answer: success({ real: true }) }] })
  const { url } = await scripted({ rules: [{ path: /lost/, answer: { kind: 'lose' } }], realServer: real.url })
  expect(await (await fetch(`${url}/a?b=1`, { method: 'POST', body: 'بيت' })).json()).toEqual({ real: true })
  await expect(fetch(`${url}/lost`)).rejects.toThrow()
  expect(real.seen.map(({ path, body }) => `${path} ${body}`)).toEqual(['/a?b=1 بيت', '/lost '])
})

test('TLS that only those trust who know its CA', async () => {
  const certificate = await createCertificate()
  onTestFinished(certificate.remove)
  const { url } = await scripted({ rules: [mainPage('9.5.3')], tls: certificate })
  const status = (ca?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      get(url, { ...(ca && { ca }) }, (response) => resolve(response.resume().statusCode)).on('error', reject)
    })
  expect(await status(readFileSync(certificate.caFile, 'utf8'))).toBe(200)
  await expect(status()).rejects.toThrow(/certificate/)
})
