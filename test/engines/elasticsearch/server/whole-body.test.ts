import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import * as library from '@elastic/elasticsearch'
import { afterEach, expect, test } from 'vitest'
import { isOverSize, wholeBodyConnection } from '../../../../src/engines/elasticsearch/server/whole-body-connection.ts'

const ANSWER = { text: 'فهرس 😀 كتاب'.repeat(50) }
const JSON_TYPE = 'application/vnd.elasticsearch+json;compatible-with=8'

let close: (() => Promise<void>) | undefined
afterEach(() => close?.())

/** A client of a server that sends these pieces. */
async function clientOf(pieces: readonly Uint8Array[], headers: Readonly<Record<string, string>> = {}, status = 200) {
  const server = createServer(async (_request, response) => {
    response.writeHead(status, { 'x-elastic-product': 'Elasticsearch', 'content-type': JSON_TYPE, ...headers })
    for (const piece of pieces) {
      response.write(piece)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const node = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = new library.Client({ node, Connection: wholeBodyConnection(library) })
  close = async () => {
    await client.close()
    server.close()
    server.closeAllConnections()
  }
  return client
}

test('an answer that comes in pieces, cut inside characters, is one answer', async () => {
  const bytes = Buffer.from(JSON.stringify(ANSWER))
  const pieces = Array.from({ length: 21 }, (_, i) => bytes.subarray(i * 67, i === 20 ? undefined : (i + 1) * 67))
  const client = await clientOf(pieces)
  expect(await client.transport.request({ method: 'GET', path: '/' })).toEqual(ANSWER)
})

test('a compressed answer is unpacked', async () => {
  const client = await clientOf([gzipSync(JSON.stringify(ANSWER))], { 'content-encoding': 'gzip' })
  expect(await client.transport.request({ method: 'GET', path: '/' })).toEqual(ANSWER)
})

test('an error’s answer is read too', async () => {
  const body = { error: { type: 'x', reason: 'لا' }, status: 404 }
  const client = await clientOf([Buffer.from(JSON.stringify(body))], {}, 404)
  await expect(client.transport.request({ method: 'GET', path: '/' })).rejects.toMatchObject({ meta: { body } })
  expect(await client.transport.request({ method: 'HEAD', path: '/' }, { ignore: [404] })).toBe(false)
})

test('an answer that is larger than was wanted is given up, and known by that', async () => {
  const bytes = Buffer.from(JSON.stringify(ANSWER))
  const client = await clientOf([bytes.subarray(0, 400), bytes.subarray(400)])
  const ask = (maxResponseSize: number) => client.transport.request({ method: 'GET', path: '/' }, { maxResponseSize })
  expect(await ask(bytes.length)).toEqual(ANSWER)
  const given = await ask(bytes.length - 1).catch((error: unknown) => error)
  expect(isOverSize(given)).toBe(true)
  expect(isOverSize(new library.errors.RequestAbortedError('Request aborted'))).toBe(false)
})

test('a stream is left to who asks for one', async () => {
  const client = await clientOf([Buffer.from(JSON.stringify(ANSWER))])
  const stream = await client.transport.request({ method: 'GET', path: '/' }, { asStream: true })
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual(ANSWER)
})
