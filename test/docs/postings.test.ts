import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { LEVEL_NAMES } from '../../src/analysis/token.ts'
import {
  inlinePositions,
  occurrencesOf,
  readEntries,
  wordsOf,
} from '../../src/engines/sqlite/postings/format/posting-list.ts'
import { analyseDocument } from '../../src/indexing/write/analyse-document.ts'
import { readMapping } from '../../src/mapping/mapping.ts'
import { createPause } from '../../src/pause.ts'
import { makeSqliteStorage } from '../engines/support/sqlite-storage.ts'

const page = readFileSync(new URL('../../docs/postings.md', import.meta.url), 'utf8')

const DOCUMENTS = [
  { id: 'a', title: 'الكتاب', text: 'كتاب وكتب في المكتبة' },
  { id: 'b', title: 'قلم', text: 'كُتُب وكتب وقلم كتاب كتاب' },
]

let storage: Awaited<ReturnType<typeof makeSqliteStorage>>
let db: Database.Database
beforeAll(async () => {
  storage = await makeSqliteStorage()
  const engine = await storage.connect()
  const analyzer = createAnalyzer()
  const mapping = readMapping(
    { name: 'example', fields: { title: { type: 'text', weight: 2 }, text: { type: 'text' } } },
    'example',
  )
  const pause = createPause(1_000)
  await engine.open({ name: 'example', mapping, analyzerVersion: analyzer.version })
  const analysed = await Promise.all(
    DOCUMENTS.map((document) => analyseDocument(document, mapping, analyzer, pause, document.id)),
  )
  await engine.write(
    'example',
    analysed.map((document) => ({ type: 'put', document })),
    'full',
  )
  db = new Database(join(storage.folder, 'example.sqlite'), { readonly: true })
})
afterAll(async () => {
  db.close()
  await storage.dispose()
})

const read = (sql: string): unknown[][] => db.prepare(sql).raw().all() as unknown[][]

/** The family that the page explains. */
const FAMILY = 1

const listOf = (family: number): Uint8Array =>
  read(`SELECT list FROM postings_1 WHERE key = (1 << 32) + ${2 * family}`)[0]?.[0] as Uint8Array

function renderForms(): string {
  const [[forms] = []] = read(`SELECT forms FROM families_1 WHERE family = ${FAMILY}`)
  const terms = String(forms).split(' ')
  const size = LEVEL_NAMES.length
  return Array.from({ length: Math.floor(terms.length / size) }, (_, form) =>
    terms
      .slice(form * size, (form + 1) * size)
      .map((term) => `${term}·`)
      .join(''),
  )
    .map((text, number) => `${number}  ${text}`)
    .join('\n')
}

function renderList(): string {
  const words = wordsOf(listOf(FAMILY))
  const entries = [...readEntries(words)]
  const positions = inlinePositions(words)
  let at = 0
  const lines = [`${words[0]}  entries`]
  for (const [i, { form, field, size, exceptions }] of entries.entries()) {
    const head = [...words.subarray(1 + 4 * i, 5 + 4 * i)].join(' ')
    lines.push(`${head}  form ${form}, field ${field}: documents ${size}, exceptions ${exceptions}`)
  }
  for (const entry of entries) {
    const documents = [...words.subarray(entry.documentsAt, entry.exceptionsAt)]
    const after = [...words.subarray(entry.exceptionsAt, entry.exceptionsAt + 2 * entry.exceptions)]
    const said = entry.exceptions > 0 ? `; the one at place ${after[0]} has it ${after[1]} times` : ''
    lines.push(`${[...documents, ...after].join(' ')}  form ${entry.form}: documents ${documents.join(', ')}${said}`)
  }
  for (const entry of entries) {
    const places = [...positions.subarray(at, at + occurrencesOf(words, entry))]
    at += places.length
    lines.push(`${places.join(' ')}  form ${entry.form}: positions`)
  }
  return lines.join('\n')
}

const renderTerms = (): string =>
  read('SELECT term, family FROM terms_1 WHERE family IN (1, 3) ORDER BY family, term')
    .map(([term, family]) => `${family}  ${term}`)
    .join('\n')

const renderBytes = (): string =>
  Buffer.from(listOf(FAMILY))
    .toString('hex')
    .replaceAll(/(.{4})/g, '$1 ')
    .replaceAll(/(.{79}) /g, '$1\n')
    .trim()

test.each([renderForms, renderList, renderBytes, renderTerms].map((render, i) => [render.name, render, i] as const))(
  'the example is what is written: %s',
  (_, render, i) => {
    const [, example = ''] = page.split('### An example')
    const blocks = [...example.matchAll(/```text\n([\s\S]*?)\n```/g)].map(([, block]) => block)
    expect(blocks[i]).toBe(render())
  },
)
