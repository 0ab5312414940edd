import { extname } from 'node:path'
import { readCsv } from './csv.ts'
import { readHtml } from './html.ts'
import { readJson, readJsonLinesFile } from './json.ts'
import { readMarkdown } from './markdown.ts'
import type { Reader } from './reader.ts'
import { readText } from './text.ts'

const FORMATS: Readonly<Record<string, Reader>> = {
  '.txt': readText,
  '.md': readMarkdown,
  '.json': readJson,
  '.jsonl': readJsonLinesFile,
  '.ndjson': readJsonLinesFile,
  '.csv': readCsv,
  '.html': readHtml,
  '.htm': readHtml,
}

/** The extensions of files that documents are read from. */
export const EXTENSIONS = Object.keys(FORMATS)

/** The reader for a file, by its extension; undefined when there is none. */
export function formatOf(path: string): Reader | undefined {
  const extension = extname(path).toLowerCase()
  return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined
}
