import type { Document } from '../../mapping/document.ts'
import type { RenderedDocument, RenderOptions } from '../engine.ts'
import { jsonMembers, renderMembers } from './json-members.ts'

/** What is handed on of a stored document's JSON. Throws `SyntaxError` when it is none. */
export function renderDocument(json: Buffer, { fields, beside }: RenderOptions): RenderedDocument {
  const members = jsonMembers(json)
  const chosen = (names: readonly string[]) =>
    [...members.keys()].filter((name) => name === 'id' || names.includes(name))
  const values = renderMembers(json, members, chosen(beside))
  return {
    json: fields === undefined ? json : renderMembers(json, members, chosen(fields)),
    values: JSON.parse(values.toString()) as Document,
  }
}
