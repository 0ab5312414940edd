import { pipeline, Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Request, RequestHandler } from 'express'
import { FihristError } from '../../errors.ts'
import { BROKEN_COMPRESSION, isBrokenCompression } from '../problems/broken-compression.ts'
import { HttpError } from '../problems/http-error.ts'

/** The same that JSON bodies may have. */
const DECODERS: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', () => createGunzip()],
  ['deflate', () => createInflate()],
  ['br', () => createBrotliDecompress()],
])

/** The body as it arrives, unpacked. Throws `too_large` when it is over `limit` bytes (at once when it says so itself), and
 * `bad_request` when its sender hangs up or it is not packed as it says. The request stays open afterwards, for the
 * answer. */
export async function* readBytes(request: Request, limit: number): AsyncGenerator<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  let bytes = 0
  try {
    for await (const chunk of unpack(request)) {
      bytes += chunk.length
      if (bytes > limit) throw tooLarge(limit)
      yield chunk
    }
  } catch (error) {
    if (error instanceof FihristError) throw error
    const why = isBrokenCompression(error) ? BROKEN_COMPRESSION : 'the body ended before it was complete'
    throw new FihristError('bad_request', why, {}, error)
  }
}

function unpack(request: Request): AsyncIterable<Buffer> {
  const decoder = DECODERS.get(encodingOf(request))
  const packed = request.iterator({ destroyOnReturn: false })
  if (decoder === undefined) return packed
  // Whatever goes wrong is thrown where the last stream is read.
  return pipeline(Readable.from(packed, { objectMode: false }), decoder(), () => {})
}

/** Refuses a body that is packed in a way that is not known here. */
export const refuseOtherEncodings: RequestHandler = (request, _response, next) => {
  const encoding = encodingOf(request)
  if (encoding !== 'identity' && !DECODERS.has(encoding)) {
    const known = [...DECODERS.keys()].join(', ')
    const message = `the body may be packed as ${known}, not as ${encoding}`
    throw new HttpError('unsupported_media_type', message, { 'Accept-Encoding': known })
  }
  next()
}

const encodingOf = (request: Request): string => (request.headers['content-encoding'] ?? 'identity').toLowerCase()

const tooLarge = (limit: number): FihristError =>
  new FihristError('too_large', `the body is over ${limit} bytes`, { limit })
