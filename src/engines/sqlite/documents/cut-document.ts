import { jsonMembers, renderMembers } from '../../common/json-members.ts'
import { type Beginnings, chooseFields, readBeginnings } from '../../common/wanted-parts.ts'
import type { WantedParts } from '../../engine.ts'
import { readBeginning } from './read-beginning.ts'

/** What is wanted of a stored document; `json` is the document's, with the fields that stay, in `bytes` of UTF-8. */
export type CutDocument = Beginnings & {
  readonly json: string
  readonly bytes: number
  readonly omitted: readonly string[]
}

const QUOTE = 0x22

/** Takes what is wanted out of a document's JSON, without parsing the rest. `units`: of all its beginnings. */
export function cutDocument(json: Buffer, parts: WantedParts, units: number): CutDocument {
  const members = jsonMembers(json)
  const sizes = [...members].map(([field, [start, end]]) => [field, end - start] as const)
  const { kept, omitted } = chooseFields(sizes, parts)
  /** Where the texts stand whose beginnings are wanted. */
  const texts = new Map(
    parts.beginnings.flatMap((field) => {
      const span = members.get(field)
      return span === undefined || json[span[0]] !== QUOTE || kept.includes(field) ? [] : [[field, span] as const]
    }),
  )
  const read = (field: string, most: number) => readBeginning(json, texts.get(field) ?? [0, 0], most)
  const bytes = renderMembers(json, members, kept)
  return {
    json: bytes.toString(),
    bytes: bytes.length,
    omitted,
    ...readBeginnings([...texts.keys()], units, parts.beginningUnits, read),
  }
}
