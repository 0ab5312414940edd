import { createReadStream } from 'node:fs'
import { FihristError } from '../../../errors.ts'
import type { ReaderContext, SourceFile } from '../reader.ts'
import { decode } from './decode.ts'
import { type Detected, detectEncoding, type Encoding } from './detect-encoding.ts'
import { renderBytes } from './render-bytes.ts'

const CHUNK_BYTES = 256 * 1024

/** The bytes of a file, counted as they are read. */
export async function* readBytes(file: SourceFile, { onBytes }: ReaderContext): AsyncGenerator<Uint8Array> {
  const chunks = file.stream?.all ?? createReadStream(file.path, { highWaterMark: CHUNK_BYTES })
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array)) continue
    onBytes(chunk.length)
    yield chunk
  }
}

/** A file's encoding, found by reading it once before it is read for its documents: what a file is must be known
 * before the first of them is made. Of a stream only the head can be read twice. */
export async function detectFile(file: SourceFile, context: ReaderContext): Promise<Detected> {
  const sample = file.stream === undefined ? readBytes(file, { ...context, onBytes: () => {} }) : [file.stream.head]
  const detected = await detectEncoding(sample)
  if (detected.encoding !== undefined) noticeEncoding(detected.encoding, context)
  return detected
}

/** The whole text of a file, line ends as `\n`. `label` looks into the bytes for a name of their encoding; the bytes
 * themselves are asked first. Throws `bad_input` when the file is too long or its text can't be decoded. */
export async function readWhole(
  file: SourceFile,
  context: ReaderContext,
  label: (bytes: Uint8Array) => string | undefined = () => undefined,
): Promise<string> {
  const bytes = await readLimited(file, context)
  const detected = await detectEncoding([bytes])
  const certain = detected.encoding?.startsWith('utf-') === true
  const labelled = certain ? undefined : decodeLabelled(bytes, label(bytes))
  if (labelled !== undefined) return normalizeLines(labelled)
  const encoding = encodingOf(detected)
  noticeEncoding(encoding, context)
  let text = ''
  for await (const part of decode(one(bytes), encoding)) text += part
  return normalizeLines(text)
}

/** The encoding that was found. Throws `bad_input` naming the first bad byte when there is none. */
export function encodingOf(detected: Detected): Encoding {
  if (detected.encoding !== undefined) return detected.encoding
  const at = detected.damagedAt
  throw new FihristError('bad_input', `not valid UTF-8 at byte ${at}, and not Arabic in Windows-1256`, { offset: at })
}

async function readLimited(file: SourceFile, context: ReaderContext): Promise<Uint8Array> {
  const { maxBytes } = context
  const parts: Uint8Array[] = []
  let size = file.bytes
  if (size <= maxBytes) {
    size = 0
    for await (const part of readBytes(file, context)) {
      size += part.length
      // It may have grown since it was listed.
      if (size > maxBytes) break
      parts.push(part)
    }
  }
  if (size <= maxBytes) return Buffer.concat(parts)
  const message = `the file is longer than the limit of ${renderBytes(maxBytes)} for one document`
  throw new FihristError('bad_input', message, { limit: maxBytes })
}

function decodeLabelled(bytes: Uint8Array, label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function noticeEncoding(encoding: Encoding, { onNotice }: ReaderContext): void {
  if (encoding === 'windows-1256') onNotice('the text is in Windows-1256 and was converted')
}

const normalizeLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
