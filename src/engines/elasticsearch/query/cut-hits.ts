import { answerTooLarge } from '../../../errors.ts'
import { jsonBytes, mayBeOver } from '../../../json-size.ts'
import type { Document, FieldValue } from '../../../mapping/document.ts'
import { chooseFields, createShares, readBeginnings } from '../../common/wanted-parts.ts'
import type { Beginning, EngineHit, WantedParts } from '../../engine.ts'

/** What is wanted of a document that came as a whole. */
export type HitParts = Pick<EngineHit, 'document' | 'omitted' | 'beginnings'>

/** Cuts the documents of one answer with so many hits, in their order. Throws `answer_too_large`. */
export function createCutter(parts: WantedParts | undefined, hits: number): (document: Document) => HitParts {
  if (parts === undefined) return (document) => ({ document })
  const share = createShares(parts.allBeginningUnits, hits)
  let kept: Document[] = []
  let bytes = 0
  return (whole) => {
    let cut: HitParts = { document: whole }
    share((units) => {
      const { beginningUnits, ...rest } = cutDocument(whole, parts, units)
      cut = rest
      return beginningUnits
    })
    kept.push(cut.document)
    if (mayBeOver(kept, parts.mostBytes - bytes)) {
      bytes += kept.reduce((sum, document) => sum + jsonBytes(document), 0)
      kept = []
      if (bytes > parts.mostBytes) throw answerTooLarge(parts.mostBytes)
    }
    return cut
  }
}

function cutDocument(
  whole: Document,
  parts: WantedParts,
  units: number,
): HitParts & { readonly beginningUnits: number } {
  const fields = Object.entries(whole)
  const sizes = fields.map(([field, value]) => [field, sizeOf(value, parts.longField)] as const)
  const { kept, omitted } = chooseFields(sizes, parts)
  if (kept.length === fields.length) return { document: whole, beginningUnits: 0 }
  const document = Object.fromEntries(fields.filter(([field]) => kept.includes(field))) as Document
  const texts = parts.beginnings.filter((field) => !kept.includes(field) && typeof whole[field] === 'string')
  const read = (field: string, most: number) => beginningOf(String(whole[field]), most)
  const { beginnings, beginningUnits } = readBeginnings(texts, units, parts.beginningUnits, read)
  return { document, ...(omitted.length > 0 && { omitted }), beginnings, beginningUnits }
}

/** Bytes of a value as JSON; of a text that has more than `enough` for certain, so many that it has. */
const sizeOf = (value: FieldValue, enough: number): number =>
  typeof value === 'string' && value.length > enough ? value.length : jsonBytes(value)

function beginningOf(text: string, units: number): Beginning {
  if (text.length <= units) return { text, whole: true }
  const beginning = text.slice(0, units).trimEnd()
  // A copy: a slice would keep the whole text in memory.
  return { text: Buffer.from(beginning, 'utf16le').toString('utf16le'), whole: false }
}
