import { chooseFields, createShares } from '../../common/wanted-parts.ts'
import type { Beginning, WantedParts } from '../../engine.ts'
import { jsonMembers, type Span } from './json-members.ts'
import { readBeginning } from './read-beginning.ts'

/** What is wanted of a stored document; `json` is the document's, with the fields that stay. */
export type CutDocument = {
  readonly json: string
  readonly bytes: number
  readonly omitted: readonly string[]
  readonly beginnings: Readonly<Record<string, Beginning>>
  /** UTF-16 units of them together. */
  readonly beginningUnits: number
}

/** Takes what is wanted out of a document's JSON, without parsing the rest. `units`: of all its beginnings. */
export function cutDocument(json: Buffer, parts: WantedParts, units: number): CutDocument {
  const members = jsonMembers(json)
  const { kept, omitted } = chooseFields(sizesOf(members), parts)
  const pieces = renderMembers(json, members, kept)
  const beginnings: Record<string, Beginning> = {}
  let used = 0
  const wanted = parts.beginnings.filter((field) => !kept.includes(field) && isString(json, members.get(field)))
  const share = createShares(units, wanted.length)
  for (const field of wanted) {
    const span = members.get(field)
    if (span === undefined) continue
    share((own) => {
      const beginning = readBeginning(json, span, Math.min(own, parts.beginningUnits))
      beginnings[field] = beginning
      used += beginning.text.length
      return beginning.text.length
    })
  }
  const bytes = pieces.length
  return { json: pieces.toString(), bytes, omitted, beginnings, beginningUnits: used }
}

/** A document's JSON with these of its members, as bytes. */
export function renderMembers(json: Buffer, members: ReadonlyMap<string, Span>, kept: readonly string[]): Buffer {
  if (kept.length === members.size) return json
  const pieces = kept.flatMap((field, i) => {
    const span = members.get(field)
    return span === undefined
      ? []
      : [Buffer.from(`${i === 0 ? '' : ','}${JSON.stringify(field)}:`), json.subarray(...span)]
  })
  return Buffer.concat([Buffer.from('{'), ...pieces, Buffer.from('}')])
}

function* sizesOf(members: ReadonlyMap<string, Span>): Generator<readonly [field: string, bytes: number]> {
  for (const [field, [start, end]] of members) yield [field, end - start]
}

const isString = (json: Buffer, span: Span | undefined): boolean => span !== undefined && json[span[0]] === 0x22
