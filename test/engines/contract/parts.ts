import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Beginning, Engine, EngineHit, WantedParts } from '../../../src/engines/engine.ts'
import type { Document, FieldValue } from '../../../src/mapping/document.ts'
import { codeOf, NAME, put, putAll } from '../support/collections.ts'
import { any, everything, request } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { useDocuments, useEmptyCollection } from './with-engine.ts'

const PARTS: WantedParts = {
  fields: undefined,
  longField: 40,
  beginnings: ['title', 'text'],
  beginningUnits: 10,
  allBeginningUnits: 1_000,
  mostBytes: 1_000_000,
}

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** What the port promises, said of one hit alone. */
function partsOf(whole: Document, parts: WantedParts): Pick<EngineHit, 'document' | 'omitted' | 'beginnings'> {
  const stays = ([name, value]: [string, FieldValue]) =>
    name === 'id' || (parts.fields === undefined ? bytes(value) <= parts.longField : parts.fields.includes(name))
  const document = Object.fromEntries(Object.entries(whole).filter(stays)) as Document
  const gone = Object.keys(whole).filter((name) => !Object.hasOwn(document, name))
  const beginnings = parts.beginnings.flatMap((name): [string, Beginning][] => {
    const text = whole[name]
    if (!gone.includes(name) || typeof text !== 'string') return []
    const isWhole = text.length <= parts.beginningUnits
    return [[name, { text: isWhole ? text : text.slice(0, parts.beginningUnits).trimEnd(), whole: isWhole }]]
  })
  return {
    document,
    ...(parts.fields === undefined && gone.length > 0 && { omitted: gone }),
    ...(beginnings.length > 0 && { beginnings: Object.fromEntries(beginnings) }),
  }
}

async function find(engine: Engine, parts: WantedParts | undefined, query = everything) {
  const { hits } = await engine.search(NAME, request(query, { parts, limit: 100 }))
  return hits.map(({ document, omitted, beginnings }) => ({
    document,
    ...(omitted && { omitted }),
    ...(beginnings && Object.keys(beginnings).length > 0 && { beginnings }),
  }))
}

/** What JSON escapes, what has one to four bytes, and halves of pairs. */
const unit = fc.constantFrom(
  'a',
  ' ',
  '"',
  '\\',
  '\n',
  '\u0000',
  'é',
  'ب',
  '\u2028',
  '😀',
  '\ud83d',
  '\ude00',
  '}',
  ',',
)
const text = fc.string({ unit, maxLength: 60 })
const arbitraryDocument = fc.record(
  {
    text,
    title: text,
    url: fc.oneof(text, fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true })),
    tags: fc.array(fc.string({ unit, minLength: 1, maxLength: 12 }), { maxLength: 8 }),
    marks: fc.array(fc.integer(), { maxLength: 8 }),
    views: fc.integer(),
  },
  { requiredKeys: [] },
)
const someFields = fc.subarray(['id', 'title', 'text', 'url', 'tags', 'marks', 'views', 'date'])

/** What comes back of the documents that are found, and of one that is handed on. */
export function describeParts(makeStorage: () => Promise<Storage>): void {
  describe('of any documents', () => {
    const engine = useEmptyCollection(makeStorage)

    test('all fields but the long ones, or those that are named, and the beginnings of texts', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(arbitraryDocument, { minLength: 1, maxLength: 5 }),
          fc.option(someFields, { nil: undefined }),
          fc.integer({ min: 0, max: 50 }),
          fc.integer({ min: 0, max: 30 }),
          async (contents, fields, longField, beginningUnits) => {
            const documents = contents.map((content, i) => ({ id: `${i}`, ...content }) as Document)
            await engine().write(NAME, putAll(documents), 'relaxed')
            await engine().flush(NAME)
            const parts = { ...PARTS, fields, longField, beginningUnits }
            const found = (await find(engine(), parts)).filter(({ document }) => Number(document.id) < documents.length)
            expect(found).toEqual(documents.map((document) => partsOf(document, parts)))
            expect(found.map(({ document }) => Object.keys(document))).toEqual(
              documents.map((document) => Object.keys(partsOf(document, parts).document)),
            )
            for (const document of documents) {
              const rendered = await engine().render(NAME, document.id, { fields, beside: ['views', 'tags'] })
              const wanted = fields === undefined ? document : partsOf(document, parts).document
              expect(JSON.parse(Buffer.from(rendered?.json ?? []).toString())).toEqual(wanted)
              expect(rendered?.values).toEqual(partsOf(document, { ...parts, fields: ['views', 'tags'] }).document)
            }
          },
        ),
        { numRuns: 20 },
      )
    })

    test('one that is handed on is as it was written last', async () => {
      const render = async (id: string) => {
        const found = await engine().render(NAME, id, { fields: undefined, beside: [] })
        return found && { json: Buffer.from(found.json).toString(), values: found.values }
      }
      const long = 'خبز '.repeat(100_000)
      for (const content of ['first', long, `${long}.`, 'last']) {
        await engine().write(NAME, [put({ id: 'a/b', url: content })], 'relaxed')
        const expected = { json: JSON.stringify({ id: 'a/b', url: content }), values: { id: 'a/b' } }
        expect(await Promise.all([render('a/b'), render('a/b')])).toEqual([expected, expected])
        expect(await render('a/b')).toEqual(expected)
      }
      expect(await render('b')).toBeUndefined()
      expect(await codeOf(engine().render('none', 'a', { fields: undefined, beside: [] }))).toBe('collection_not_found')
    })
  })

  describe('of long documents', () => {
    // Few words, or to index them would take longer than all the rest.
    const url = 'خبز'.repeat(170_000)
    const documents = Array.from({ length: 9 }, (_, i) => {
      return { id: `${10 + i}`, text: `${'red '.repeat(100)}${i}`, url, views: i % 5 }
    })
    const engine = useDocuments(makeStorage, [...documents, { id: '30', text: 'red' }])
    const parts = { ...PARTS, longField: 300, beginningUnits: 200, allBeginningUnits: 100_000 }
    const sort = { field: 'views', order: 'desc' } as const

    test('a page is the same as of whole documents, cut', async () => {
      for (const page of [{ limit: 100 }, { limit: 7, offset: 1 }, { limit: 100, sort }, { limit: 0 }]) {
        const whole = await engine().search(NAME, request(any('red'), page))
        const cut = await engine().search(NAME, request(any('red'), { ...page, parts }))
        expect(cut).toEqual({
          ...whole,
          hits: whole.hits.map((hit) => ({ ...hit, ...partsOf(hit.document, parts) })),
        })
        const middle = whole.hits.at(4)
        if (middle === undefined) continue
        const next = { ...page, offset: 0, after: middle.after, parts }
        const after = await engine().search(NAME, request(any('red'), next))
        expect(after.hits).toEqual(
          cut.hits.slice(5, 5 + (page.limit ?? 100)).concat(after.hits.slice(cut.hits.length - 5)),
        )
      }
    })

    test('beginnings share what an answer may have; short texts leave theirs to others', async () => {
      const found = await find(engine(), { ...parts, beginningUnits: 100, allBeginningUnits: 450 })
      const lengths = found.map(({ beginnings }) => beginnings?.text?.text.length ?? 0)
      expect(lengths.slice(0, 9).every((length) => length > 40 && length < 60)).toBe(true)
      expect(found.at(-1)?.document).toEqual({ id: '30', text: 'red' })
    })

    test('documents that are too much together are refused, the same fewer at a time are not', async () => {
      const named = { ...parts, fields: ['url'], mostBytes: 4_000_000 }
      expect(await codeOf(find(engine(), named))).toBe('answer_too_large')
      const { hits } = await engine().search(NAME, request(any('red'), { parts: named, limit: 3 }))
      expect(hits.map(({ document }) => document.url === url)).toEqual([true, true, true])
      const [first] = hits
      const exactly = hits.reduce((sum, { document }) => sum + bytes(document), 0)
      const again = (mostBytes: number) =>
        engine().search(NAME, request(any('red'), { parts: { ...named, mostBytes }, limit: 3 }))
      expect((await again(exactly)).hits[0]).toEqual(first)
      expect(await codeOf(again(exactly - 1))).toBe('answer_too_large')
    })

    test('whole documents where nothing is said', async () => {
      const { hits } = await engine().search(NAME, request(any('red'), { limit: 100 }))
      expect(hits).toHaveLength(10)
      expect(hits.every(({ document, omitted }) => String(document.text).startsWith('red') && !omitted)).toBe(true)
    })
  })
}
