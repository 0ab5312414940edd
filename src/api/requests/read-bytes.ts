import type { Request, RequestHandler } from 'express'
import { FihristError } from '../../errors.ts'
import { HttpError } from '../problems/http-error.ts'

/** The body as it arrives. Throws `too_large` when it is over `limit` bytes (at once when it says so itself), and
 * `bad_request` when its sender hangs up. The request stays open afterwards, for the answer. */
export async function* readBytes(request: Request, limit: number): AsyncGenerator<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  let bytes = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (bytes > limit) throw tooLarge(limit)
      yield chunk
    }
  } catch (error) {
    if (error instanceof FihristError) throw error
    throw new FihristError('bad_request', 'the body ended before it was complete', {}, error)
  }
}

/** Refuses a compressed body. */
export const refuseEncodings: RequestHandler = (request, _response, next) => {
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding.toLowerCase() !== 'identity') {
    const message = `the body is sent as it is here, not as ${encoding}`
    throw new HttpError('unsupported_media_type', message, { 'Accept-Encoding': 'identity' })
  }
  next()
}

const tooLarge = (limit: number): FihristError =>
  new FihristError('too_large', `the body is over ${limit} bytes`, { limit })
