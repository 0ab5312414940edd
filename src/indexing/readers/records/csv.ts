import { pipeline, Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { FihristError } from '../../../errors.ts'
import type { BadInput, Input } from '../../input.ts'
import { decode } from '../bytes/decode.ts'
import { detectFile, encodingOf, readBytes } from '../bytes/open-file.ts'
import { renderBytes } from '../bytes/render-bytes.ts'
import { fitNamed } from '../fields/fit-fields.ts'
import type { ReaderContext, SourceFile } from '../reader.ts'
import { findDelimiter, readHeader } from './csv-header.ts'

/** A record as csv-parse gives it with `info`. */
type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** A .csv file: a document a record, its columns named by the first one. */
export async function* readCsv(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  const { delimiter, chunks } = await findDelimiter(await readText(file, context))
  yield* readTable(chunks, delimiter, context)
}

/** A .tsv file: the same, whatever stands between its tabs. */
export async function* readTsv(file: SourceFile, context: ReaderContext): AsyncGenerator<Input> {
  yield* readTable(await readText(file, context), '\t', context)
}

async function readText(file: SourceFile, context: ReaderContext): Promise<AsyncGenerator<string>> {
  const encoding = encodingOf(await detectFile(file, context))
  return decode(readBytes(file, context), encoding)
}

async function* readTable(
  chunks: AsyncGenerator<string>,
  delimiter: string,
  context: ReaderContext,
): AsyncGenerator<Input> {
  let columns: readonly (string | undefined)[] | undefined
  let record = 0
  for await (const { record: cells, info } of parseRecords(chunks, delimiter, context)) {
    const line = info.lines - cells.join('').split(/\r\n?|\n/).length + 1
    if (columns === undefined) {
      columns = readHeader(cells, context)
      continue
    }
    record++
    if (cells.length !== columns.length) {
      const reason = `${cells.length} values, but the header names ${columns.length} columns`
      yield bad(line, reason)
      continue
    }
    const values = Object.fromEntries(columns.flatMap((name, i) => (name === undefined ? [] : [[name, cells[i]]])))
    yield { ok: true, line, record, value: fitNamed(values, context, { split: splitMany, line }) }
  }
  if (columns === undefined) throw new FihristError('bad_input', 'the file holds no header')
}

async function* parseRecords(
  chunks: AsyncGenerator<string>,
  delimiter: string,
  { maxBytes }: ReaderContext,
): AsyncGenerator<CsvRecord> {
  let failure: CsvError | undefined
  const parser = parse({
    delimiter,
    info: true,
    max_record_size: maxBytes,
    // Found by csv-parse itself, the line end of the first line would be the only one.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // Not thrown: a stream that fails forgets the records that nobody has taken yet.
    skip_records_with_error: true,
    on_skip(error) {
      failure ??= error
      return undefined
    },
  })
  async function* untilFailure(): AsyncGenerator<string> {
    for await (const chunk of chunks) {
      if (failure !== undefined) return
      yield chunk
    }
  }
  // Errors of the file reach the loop below through the parser.
  pipeline(Readable.from(untilFailure()), parser, () => {})
  yield* parser as AsyncIterable<CsvRecord>
  if (failure === undefined) return
  throw new FihristError('bad_input', `${problemOf(failure, maxBytes)}; the rest of the file was not read`, {}, failure)
}

function problemOf(error: CsvError, maxBytes: number): string {
  const line = typeof error.lines === 'number' ? ` (line ${error.lines})` : ''
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `a record is longer than the limit of ${renderBytes(maxBytes)}${line}`
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is opened and never closed'
  return `not valid CSV: ${error.message.slice(0, 200)}`
}

/** Several values in a cell stand between bars; where there is no bar, between semicolons. */
const splitMany = (cell: string): string[] => cell.split(cell.includes('|') ? '|' : /[;؛]/)

const bad = (line: number, reason: string): BadInput => ({ ok: false, line, code: 'bad_document', reason })
