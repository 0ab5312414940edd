import { FihristError } from '../../../errors.ts'
import type { Input } from '../../input.ts'
import { readWhole } from '../bytes/open-file.ts'
import { fitFields } from '../fields/fit-fields.ts'
import type { ReaderContext, SourceFile } from '../reader.ts'
import { metaFields } from './meta-fields.ts'
import { requirePageFields, requireText } from './page-document.ts'
import { readPage } from './read-page.ts'
import { makeTitle } from './title.ts'

/** Where a page must name its encoding, by the HTML standard. */
const HEAD_BYTES = 1024

/** A .html file: one document with the page's visible text, and what its `<meta name>` elements say. */
export async function* readHtml(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  requirePageFields(context.mapping)
  const page = readPage(await readWhole(file, context, charsetOf))
  requireText(page.text)
  const given = fitFields(metaFields(page.meta, context), context, { unknown: 'ignore', split: splitMany })
  if (Object.hasOwn(given, 'text')) throw new FihristError('bad_input', 'meta: "text" is what the page shows')
  const title = given.title ?? page.title ?? makeTitle(file.path, page.text)
  yield { ok: true, value: { ...given, title, text: page.text } }
}

const splitMany = (value: string): string[] => value.split(/[,،]/)

function charsetOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]
}
