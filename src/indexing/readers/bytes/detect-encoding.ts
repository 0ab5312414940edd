import { isUtf8 } from 'node:buffer'
import { looksLikeWindows1256 } from './windows-1256.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256'

/** The encoding of a text, or the first byte (counted from 0) that none of them explains. */
export type Detected = { readonly encoding: Encoding } | { readonly encoding: undefined; readonly damagedAt: number }

const HEAD_BYTES = 4096
const SAMPLE_BYTES = 65_536

/** Letters beyond ASCII that were valid UTF-8: after so many the text is in UTF-8, and a bad byte is damage. */
const ENOUGH_UTF8 = 16

/** Reads a text, to its end if need be, to find its encoding: by its byte order mark, else by what its bytes are. */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Detected> {
  let offset = 0
  let rest: Uint8Array = new Uint8Array()
  let beyondAscii = 0
  let damagedAt: number | undefined
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (damagedAt !== undefined) {
      rest = bytes
      if (rest.length >= SAMPLE_BYTES) break
      continue
    }
    if (offset === 0) {
      const encoding = encodingOfHead(bytes.subarray(0, HEAD_BYTES))
      if (encoding !== undefined) return { encoding }
    }
    const end = completeEnd(bytes)
    const valid = isUtf8(bytes.subarray(0, end)) ? end : firstBadByte(bytes.subarray(0, end))
    beyondAscii += countBeyondAscii(bytes.subarray(0, valid), ENOUGH_UTF8 - beyondAscii)
    if (valid < end) damagedAt = offset + valid
    offset += valid
    rest = bytes.subarray(valid)
  }
  if (damagedAt === undefined && rest.length === 0) return { encoding: 'utf-8' }
  const arabic = beyondAscii < ENOUGH_UTF8 && looksLikeWindows1256(rest.subarray(0, SAMPLE_BYTES))
  return arabic ? { encoding: 'windows-1256' } : { encoding: undefined, damagedAt: damagedAt ?? offset }
}

/** By the byte order mark. Without one, UTF-16 shows in its high bytes: 0 in Latin letters and spaces, 6 in Arabic. */
function encodingOfHead(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const pairs = Math.floor(head.length / 2)
  const high = [0, 0]
  for (const [i, byte] of head.subarray(0, pairs * 2).entries()) {
    if (byte === 0 || byte === 6) high[i % 2] = (high[i % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = high
  if (odd > pairs * 0.7 && even < pairs * 0.3) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.3) return 'utf-16be'
  return undefined
}

/** Where the bytes end without the character that the next chunk completes. */
function completeEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** Decoded, the first replacement character that was not one before stands where the damage is. */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0
  for (const part of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\ufffd')) {
    at += Buffer.byteLength(part)
    if (!(bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd)) return at
    at += 3
  }
  return at
}

function countBeyondAscii(bytes: Uint8Array, enough: number): number {
  let count = 0
  for (let i = 0; i < bytes.length && count < enough; i++) if ((bytes[i] ?? 0) >= 0xc0) count++
  return count
}
