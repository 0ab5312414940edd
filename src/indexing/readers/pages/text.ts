import type { Input } from '../../input.ts'
import { readWhole } from '../bytes/open-file.ts'
import type { ReaderContext, SourceFile } from '../reader.ts'
import { requirePageFields, requireText } from './page-document.ts'
import { makeTitle } from './title.ts'

/** Longest line that can be a title, in UTF-16 units. */
const MAX_TITLE_LINE = 150

/** A .txt file: one document. */
export async function* readText(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  requirePageFields(context.mapping)
  const text = await readWhole(file, context)
  requireText(text)
  yield { ok: true, value: splitTitle(file.path, text) }
}

/**
 * The first line is the title when it is short and stands alone, a blank line after it, and does not end as a sentence
 * does. It is then no longer part of the text: it would be shown twice, and found there with the weight of a title and
 * of a text. Otherwise a title is made and the text stays whole.
 */
export function splitTitle(path: string, source: string): { title: string; text: string } {
  const text = source.trim()
  // Not with all lines in an array: a text may consist of millions of them.
  const [line = '', second = ''] = text.split('\n', 2).map((each) => each.trim())
  const secondEnd = text.indexOf('\n', text.indexOf('\n') + 1)
  const below = secondEnd > 0 && second === '' ? text.slice(secondEnd).trim() : ''
  const isTitle = line.length <= MAX_TITLE_LINE && second === '' && below !== '' && !endsAsSentence(line)
  return isTitle ? { title: line, text: below } : { title: makeTitle(path, text), text }
}

/** Two full stops and more are a pause, as headlines have them. */
const endsAsSentence = (line: string): boolean => /(?<!\.)\.$|[،,؛;:]$/u.test(line)
