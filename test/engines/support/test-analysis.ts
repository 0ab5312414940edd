import { createHash } from 'node:crypto'
import { byLevel, type LevelName, type Terms } from '../../../src/analysis/token.ts'
import type { AnalysedDocument } from '../../../src/engines/engine.ts'
import type { Document, FieldValue } from '../../../src/mapping/document.ts'
import { type Mapping, readMapping, textFields } from '../../../src/mapping/mapping.ts'

/** An analysis small enough to foresee: words are what stands between spaces. */
export function termsOf(word: string): Terms {
  const folded = word.toLowerCase().replace(/[أإآ]/g, 'ا')
  const stem = folded.replace(/^ال(?=..)/, '').replace(/(?<=..)s$/, '')
  const broad = stem.replace(/[aeiouاوي]/g, '') || '_'
  return { ...byLevel(() => folded), exact: word, stem, broad }
}

export const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '')

export const ANALYZER_VERSION = 'test-1'

export const MAPPING: Mapping = readMapping(
  {
    name: 'articles',
    fields: {
      title: { type: 'text', weight: 2 },
      text: { type: 'text' },
      source: { type: 'keyword' },
      tags: { type: 'keyword', many: true },
      date: { type: 'date' },
      views: { type: 'number' },
      marks: { type: 'number', many: true },
      url: { type: 'stored' },
    },
  },
  'test',
)

export function streamOf(text: string, level: LevelName): string {
  return wordsOf(text)
    .map((word) => termsOf(word)[level])
    .join(' ')
}

/** A document as the parts above the engines would hand it over; a date is given in milliseconds. */
export function analyse(document: Document, mapping: Mapping = MAPPING): AnalysedDocument {
  const values = Object.entries(mapping.fields).flatMap(([name, { type }]) => {
    const value: FieldValue | undefined = document[name]
    if (type === 'text' || type === 'stored' || value === undefined || value === null) return []
    return [[name, Array.isArray(value) ? value : [value]]]
  })
  return {
    id: document.id,
    document,
    hash: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
    streams: Object.fromEntries(
      textFields(mapping).map(({ name }) => [name, byLevel((level) => streamOf(String(document[name] ?? ''), level))]),
    ),
    values: Object.fromEntries(values),
  }
}
