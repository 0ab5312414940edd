import type { Mapping } from '../../../mapping/mapping.ts'
import type { Input } from '../../input.ts'
import { readWhole } from '../bytes/open-file.ts'
import { fitStrings } from '../fit-strings.ts'
import type { ReaderContext, SourceFile } from '../reader.ts'
import { requirePageFields, requireText } from './page-document.ts'
import { readPage } from './read-page.ts'
import { makeTitle } from './title.ts'

/** Where a page must name its encoding, by the HTML standard. */
const HEAD_BYTES = 1024

/** A .html file: one document with the page's visible text, and those of its `<meta name>` that the mapping knows. */
export async function* readHtml(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  const { mapping } = context
  requirePageFields(mapping)
  const page = readPage(await readWhole(file, context, charsetOf))
  requireText(page.text)
  const meta = fitStrings(knownMeta(page.meta, mapping), mapping, (value) => value.split(/[,،]/))
  yield { ok: true, value: { ...meta, title: page.title ?? makeTitle(file.path, page.text), text: page.text } }
}

/** Pages are full of meta elements meant for others: only what the mapping names is a field. */
function knownMeta(meta: ReadonlyMap<string, string>, mapping: Mapping): Record<string, string> {
  const taken = [...meta].filter(([name]) => name !== 'title' && name !== 'text' && Object.hasOwn(mapping.fields, name))
  return Object.fromEntries(taken)
}

function charsetOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]
}
