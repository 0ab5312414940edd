import { parse, YAMLParseError } from 'yaml'
import { FihristError } from '../../../errors.ts'
import { isRecord } from '../../../mapping/read-document.ts'

/** The fields before a Markdown text, all values as strings or arrays of strings, and the text below them. */
export type FrontMatter = { readonly fields: Readonly<Record<string, unknown>>; readonly body: string }

const OPENING = /^---[ \t]*\n/
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m

/** UTF-16 units within which front matter ends. The YAML parser compares each key with all before it, so that a megabyte
 * of keys would take minutes; and two rules with a chapter between them are no front matter. */
const LONGEST = 64 * 1024

/**
 * Splits YAML front matter off a text. The text stays whole when it begins with no such block, when the block has more
 * than 64 KB, or when what stands between the two lines is no list of fields (a rule drawn above a paragraph). Throws `bad_input` with the line when
 * the YAML is broken.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const opening = OPENING.exec(text)?.[0]
  const below = text.slice(opening?.length ?? 0)
  const closing = CLOSING.exec(below.slice(0, LONGEST))
  if (opening === undefined || closing === null) return { fields: {}, body: text }
  const fields = parseFields(below.slice(0, closing.index))
  const body = below.slice(closing.index + closing[0].length + 1)
  return isRecord(fields) ? { fields, body } : { fields: {}, body: text }
}

/** With the failsafe schema everything is a string as it was written: a title may be 1984, a day stays a day, and the
 * mapping says what is a number. */
function parseFields(yaml: string): unknown {
  try {
    return yaml.trim() === '' ? {} : parse(yaml, { schema: 'failsafe', prettyErrors: true })
  } catch (error) {
    // Broken syntax, but also an alias without an anchor, or so many of them that they would fill the memory.
    const [message = ''] = String(error instanceof Error ? error.message : error).split('\n')
    const line = error instanceof YAMLParseError ? ` (line ${(error.linePos?.[0].line ?? 0) + 1} of the file)` : ''
    const reason = `front matter: ${message.replace(/ at line \d+, column \d+:?$/, '')}${line}`
    throw new FihristError('bad_input', reason, {}, error)
  }
}
