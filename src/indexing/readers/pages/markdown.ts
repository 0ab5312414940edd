import { FihristError } from '../../../errors.ts'
import type { Input } from '../../input.ts'
import { readWhole } from '../bytes/open-file.ts'
import { fitFields } from '../fields/fit-fields.ts'
import type { ReaderContext, SourceFile } from '../reader.ts'
import { splitFrontMatter } from './front-matter.ts'
import { requirePageFields, requireText } from './page-document.ts'
import { makeTitle } from './title.ts'

/** A .md file: one document, its fields in the front matter. The text is stored without its Markdown marks. */
export async function* readMarkdown(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  requirePageFields(context.mapping)
  const { fields, body } = splitFrontMatter(await readWhole(file, context))
  const given = fitFields(fields, context, { unknown: 'ignore', split: (value) => [value] })
  if (Object.hasOwn(given, 'text')) {
    throw new FihristError('bad_input', 'front matter: "text" is what stands below it and can\'t be given twice')
  }
  // The parser is loaded for the first Markdown file only: most commands read none.
  const { plainMarkdown } = await import('./markdown/plain-markdown.ts')
  const { heading, text } = plainMarkdown(body, given.title)
  requireText(text)
  const title = given.title ?? heading ?? makeTitle(file.path, text)
  yield { ok: true, value: { ...given, title, text } }
}
