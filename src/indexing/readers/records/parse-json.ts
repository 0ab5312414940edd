import type { ErrorCode } from '../../../errors.ts'

type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly code: ErrorCode }

const SHOWN = 200

/** The JSON value in some bytes of UTF-8, or why there is none. A byte order mark before it is passed over. */
export function parseJson(bytes: Uint8Array): Parsed {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, code: 'bad_document', reason: 'not valid UTF-8' }
  }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, code: 'bad_document', reason: `not valid JSON: ${reason.slice(0, SHOWN)}` }
  }
}
