import type { ErrorCode } from '../../../errors.ts'

type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly code: ErrorCode }

const SHOWN = 200

/** Whether there is nothing but the white space of JSON. A plain loop: it may be sixteen megabytes, and the event loop
 * waits for it. */
export function isBlank(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return false
  }
  return true
}

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
