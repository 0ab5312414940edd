import { answerTooLarge } from '../../../errors.ts'
import { createShares } from '../../common/wanted-parts.ts'
import type { Beginning, EngineHit, WantedParts } from '../../engine.ts'
import { cutDocument } from '../documents/cut-document.ts'
import type { CollectionView } from '../read/collection-view.ts'
import type { Place } from './take-page.ts'

/** Documents leave their thread as JSON: the main thread parses no more of them than it hands on. */
export type FoundHit = Omit<EngineHit, 'document'> & { readonly json: string }

type ReadPart = {
  readonly id: string
  readonly json: string
  readonly omitted?: readonly string[]
  readonly beginnings?: Readonly<Record<string, Beginning>>
}

/** What is wanted of the documents at these places (`isScored`: whose values are scores), and nothing else of them: a thread's answer is copied to another. */
export function readHits(
  view: CollectionView,
  places: readonly Place[],
  isScored: boolean,
  parts: WantedParts | undefined,
): FoundHit[] {
  const read = parts === undefined ? wholeReader(view) : partsReader(view, parts, places.length)
  return places.flatMap(({ row, value }) => {
    view.clock.check()
    const found = read(row)
    return found === undefined
      ? []
      : [{ ...found, score: isScored ? Number(value) : 0, after: { value, id: found.id } }]
  })
}

type ReadRow = (row: number) => ReadPart | undefined

function wholeReader({ connection, sql }: CollectionView): ReadRow {
  const statement = connection.rows<[id: string, json: string]>(sql.documentOfRow)
  return (row) => {
    const [id, json] = statement.get(row) ?? []
    return id === undefined || json === undefined ? undefined : { id, json }
  }
}

function partsReader({ connection, sql }: CollectionView, parts: WantedParts, hits: number): ReadRow {
  const statement = connection.rows<[id: string, bytes: number, document: string | Buffer]>(sql.partsOfRow)
  const share = createShares(parts.allBeginningUnits, hits)
  // A document that is shorter than a long field has none.
  const readWhole = parts.fields === undefined ? parts.longField : -1
  let bytes = 0
  const count = (more: number) => {
    bytes += more
    if (bytes > parts.mostBytes) throw answerTooLarge(parts.mostBytes)
  }
  return (row) => {
    const [id, length, document] = statement.get(readWhole, row) ?? []
    if (id === undefined || length === undefined || document === undefined) return undefined
    if (typeof document === 'string') {
      share(() => 0)
      count(length)
      return { id, json: document }
    }
    let part: ReadPart | undefined
    share((units) => {
      const { json, omitted, beginnings, ...sizes } = cutDocument(document, parts, units)
      count(sizes.bytes)
      part = { id, json, ...(omitted.length > 0 && { omitted }), beginnings }
      return sizes.beginningUnits
    })
    release(document)
    return part
  }
}

/** Gives a long document's bytes back at once: collected some time later, those of a page are hundreds of megabytes. */
function release({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
