import type { Input } from '../../input.ts'
import { readWhole } from '../bytes/open-file.ts'
import type { ReaderContext, SourceFile } from '../reader.ts'
import { requirePageFields, requireText } from './page-document.ts'
import { plainSubtitles } from './plain-subtitles.ts'
import { makeTitle } from './title.ts'

/** A .srt or .vtt file: one document, what is said in a film. */
export async function* readSubtitles(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  requirePageFields(context.mapping)
  const text = plainSubtitles(await readWhole(file, context))
  requireText(text)
  yield { ok: true, value: { title: makeTitle(file.path, text), text } }
}
