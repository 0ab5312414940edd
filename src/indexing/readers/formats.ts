import { extname } from 'node:path'
import { readHtml } from './pages/html.ts'
import { readMarkdown } from './pages/markdown.ts'
import { readSubtitles } from './pages/subtitles.ts'
import { readText } from './pages/text.ts'
import type { Reader } from './reader.ts'
import { readCsv, readTsv } from './records/csv.ts'
import { readJson, readJsonLinesFile } from './records/json.ts'

const FORMATS: Readonly<Record<string, Reader>> = {
  '.txt': readText,
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.json': readJson,
  '.jsonl': readJsonLinesFile,
  '.ndjson': readJsonLinesFile,
  '.csv': readCsv,
  '.tsv': readTsv,
  '.html': readHtml,
  '.htm': readHtml,
  '.srt': readSubtitles,
  '.vtt': readSubtitles,
}

/** The extensions of files that documents are read from. */
export const EXTENSIONS = Object.keys(FORMATS)

/** The reader for a file, by its extension; undefined when there is none. */
export const formatOf = (path: string): Reader | undefined => readerOf(extname(path).toLowerCase())

/** The reader for files with an extension (`.txt`); undefined when there is none. */
export const readerOf = (extension: string): Reader | undefined =>
  Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined
