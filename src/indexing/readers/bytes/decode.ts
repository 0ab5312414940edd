import { FihristError } from '../../../errors.ts'
import type { Encoding } from './detect-encoding.ts'

/** The text of a stream of bytes, without its byte order mark. Throws `bad_input` where the bytes are not valid. */
export async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let offset = 0
  for await (const chunk of chunks) {
    const text = decodePart(() => decoder.decode(chunk, { stream: true }), encoding, offset)
    offset += chunk.length
    if (text !== '') yield text
  }
  const end = decodePart(() => decoder.decode(), encoding, offset)
  if (end !== '') yield end
}

/** The same text in UTF-8. */
export async function* toUtf8(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') yield* chunks
  else for await (const text of decode(chunks, encoding)) yield Buffer.from(text)
}

function decodePart(decode: () => string, encoding: Encoding, offset: number): string {
  try {
    return decode()
  } catch (error) {
    throw new FihristError('bad_input', `not valid ${encoding} after byte ${offset}`, { offset }, error)
  }
}
