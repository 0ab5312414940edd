import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'

/** Bytes that are given to the connection at a time: what it takes of them is copied while nothing else runs. */
const SLICE = 64 * 1024

/** Answers with JSON that is bytes already, slice by slice as the client reads. One that hangs up ends it. */
export async function sendJson(response: Response, json: Uint8Array): Promise<void> {
  response.type('json').set('Content-Length', String(json.byteLength))
  if (response.req.method === 'HEAD') return void response.end()
  await pipeline(Readable.from(slices(json)), response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += SLICE) yield bytes.subarray(at, at + SLICE)
}
