import { FihristError } from '../../../errors.ts'
import type { Input } from '../../input.ts'
import { readWhole } from '../bytes/open-file.ts'
import { fitStrings } from '../fit-strings.ts'
import type { ReaderContext, SourceFile } from '../reader.ts'
import { splitFrontMatter } from './front-matter.ts'
import { requirePageFields, requireText } from './page-document.ts'
import { plainLine, plainMarkdown } from './plain-markdown.ts'
import { makeTitle } from './title.ts'

/** A .md file: one document, its fields in the front matter. The text is stored without its Markdown marks. */
export async function* readMarkdown(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  requirePageFields(context.mapping)
  const { fields, body } = splitFrontMatter(await readWhole(file, context))
  if (Object.hasOwn(fields, 'text')) {
    throw new FihristError('bad_input', 'front matter: "text" is what stands below it and can\'t be given twice')
  }
  const given = fitStrings(fields, context.mapping, (value) => [value])
  const { heading, rest } = takeHeading(body, given.title)
  const text = plainMarkdown(rest)
  requireText(text)
  const title = given.title ?? heading ?? makeTitle(file.path, text)
  yield { ok: true, value: { ...given, title, text } }
}

/** Takes the first heading out of a text when it is the title, so that results don't show it twice. */
function takeHeading(body: string, title: unknown): { heading: string | undefined; rest: string } {
  const lines = body.split('\n')
  const at = findHeading(lines)
  const heading = plainLine(lines[at] ?? '').trim()
  if (heading === '' || (title !== undefined && title !== heading)) return { heading: undefined, rest: body }
  return { heading, rest: lines.toSpliced(at, 1).join('\n') }
}

/** Index of the first heading of the first level, written with # or underlined; -1 when there is none. */
function findHeading(lines: readonly string[]): number {
  let inCode = false
  return lines.findIndex((line, i) => {
    if (/^ {0,3}(?:```|~~~)/.test(line)) inCode = !inCode
    return !inCode && (/^ {0,3}# +\S/.test(line) || (line.trim() !== '' && /^ {0,3}=+ *$/.test(lines[i + 1] ?? '')))
  })
}
