import { hash } from 'node:crypto'
import type { Document } from '../../mapping/document.ts'

/** 32 hex digits of SHA-256 over the document; the order of its fields does not matter. */
export function contentHash(document: Document): string {
  const fields = Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify(fields)).slice(0, 32)
}
