import type { Readable } from 'node:stream'
import { renderDocument } from '../../common/render-document.ts'
import type { RenderedDocument, RenderOptions } from '../../engine.ts'
import type { Server } from '../server/server.ts'
import { brokenOff, ofResponse, reasonOf } from '../server/server-errors.ts'

/** What the server sends is the document's own JSON between these. */
const BEFORE = '{"document":'
const AFTER = '}'

/** A document in its newest state, read as bytes: the client's parser would hold the event loop for a long one. Throws as
 * `getDocuments` does. */
export async function renderStored(
  { client }: Server,
  index: string,
  id: string,
  options: RenderOptions,
): Promise<RenderedDocument | undefined> {
  const { fields, beside } = options
  const parts = fields === undefined ? ['document'] : ['id', ...fields, ...beside].map((field) => `document.${field}`)
  const source = { index, id, _source_includes: [...new Set(parts)] }
  const { statusCode, body } = await client.getSource(source, { asStream: true, meta: true })
  const bytes = await readAll(body as unknown as Readable)
  if (statusCode === 200) return renderDocument(bytes.subarray(BEFORE.length, -AFTER.length), options)
  const reason = reasonOf(parseJson(bytes.toString()))
  if (statusCode === 404 && reason?.type === 'resource_not_found_exception') return undefined
  throw ofResponse(statusCode ?? 0, reason)
}

async function readAll(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of body) chunks.push(chunk)
  } catch (error) {
    throw brokenOff(error instanceof Error ? error : undefined)
  }
  return Buffer.concat(chunks)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
