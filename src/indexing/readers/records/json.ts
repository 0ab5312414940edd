import type { Input } from '../../input.ts'
import { toUtf8 } from '../bytes/decode.ts'
import { detectFile, readBytes } from '../bytes/open-file.ts'
import type { ReaderContext, SourceFile } from '../reader.ts'
import { fitRecords } from './fit-records.ts'
import { readJsonArray } from './read-json-array.ts'
import { readJsonLines } from './read-json-lines.ts'

/** A .json file: an array of documents of any length, or one document. */
export async function* readJson(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  yield* fitRecords(readJsonArray(await readUtf8(file, context), { maxItem: context.maxBytes }), context)
}

/** A .jsonl or .ndjson file: a document a line. */
export async function* readJsonLinesFile(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  yield* fitRecords(readJsonLines(await readUtf8(file, context), { maxLine: context.maxBytes }), context)
}

/** A damaged file is read as UTF-8 all the same: only the documents that hold the damage are rejected. */
async function readUtf8(file: SourceFile, context: ReaderContext): Promise<AsyncIterable<Uint8Array>> {
  const { encoding = 'utf-8' } = await detectFile(file, context)
  return toUtf8(readBytes(file, context), encoding)
}
