import { expect, test } from 'vitest'
import { byLevel } from '../../../src/analysis/token.ts'
import type { WriteOperation, WriteResult } from '../../../src/engines/engine.ts'
import { collect, idsOf, NAME, put, putAll, remove, SPEC } from '../support/collections.ts'
import { all, any, everything, leaf, phrase, request } from '../support/queries.ts'
import type { Storage } from '../support/storage.ts'
import { analyse } from '../support/test-analysis.ts'
import { useEmptyCollection, useEngine } from './with-engine.ts'

export function describeWriting(makeStorage: () => Promise<Storage>): void {
  const empty = useEmptyCollection(makeStorage)
  const start = useEngine(makeStorage)
  const a = put({ id: 'a', text: 'one' })
  const b = put({ id: 'b', text: 'two' })

  const batches: readonly (readonly [why: string, batch: WriteOperation[], results: WriteResult[], left: string[]])[] =
    [
      ['a put creates', [a, b], ['created', 'created'], ['a', 'b', 'old']],
      ['a put replaces', [put({ id: 'old', text: 'new' })], ['updated'], ['old']],
      ['a delete', [remove('old'), remove('none')], ['deleted', 'not_found'], []],
      ['nothing', [], [], ['old']],
      [
        'the same id again',
        [a, a, remove('a'), remove('a'), a],
        ['created', 'updated', 'deleted', 'not_found', 'created'],
        ['a', 'old'],
      ],
      [
        'a deleted place taken by another',
        [remove('old'), a, b, remove('a'), put({ id: 'old' })],
        ['deleted', 'created', 'created', 'deleted', 'created'],
        ['b', 'old'],
      ],
    ]

  test.each(batches)('%s', async (_, batch, results, left) => {
    const engine = empty()
    await engine.write(NAME, [put({ id: 'old', text: 'old' })], 'full')
    expect(await engine.write(NAME, batch, 'relaxed')).toEqual(results)
    await engine.flush(NAME)
    expect(await idsOf(engine, everything)).toEqual(left)
    const answer = await engine.search(NAME, request(everything, { limit: 1 }))
    expect(answer.total).toEqual({ value: left.length, relation: 'eq' })
    expect((await collect(engine.documents(NAME))).map(({ id }) => id)).toEqual(left)
    expect((await engine.describe(NAME))?.documents).toBe(left.length)
  })

  test('the last put of a batch is the one that is found', async () => {
    const engine = empty()
    await engine.write(NAME, [put({ id: 'a', text: 'first' }), put({ id: 'a', text: 'second' })], 'full')
    expect(await idsOf(engine, all('first'))).toEqual([])
    expect(await idsOf(engine, all('second'))).toEqual(['a'])
    expect((await engine.get(NAME, 'a'))?.document).toEqual({ id: 'a', text: 'second' })
  })

  test('what was replaced or deleted leaves no trace', async () => {
    const engine = empty()
    const old = { title: 'Gone gone', text: 'old words here', source: 'press', tags: ['x', 'y'], date: 5, views: 1 }
    await engine.write(NAME, putAll(['1', '2', '3'].map((id) => ({ id, ...old }))), 'full')
    await engine.write(NAME, [put({ id: '1', text: 'fresh', source: 'radio', views: 9 }), remove('2')], 'full')
    for (const text of ['gone', 'old', 'words', 'Gone']) expect(await idsOf(engine, any(text))).toEqual(['3'])
    expect(await idsOf(engine, all(leaf(phrase('old words'))))).toEqual(['3'])
    for (const filter of [
      { type: 'terms', field: 'source', values: ['press'] },
      { type: 'terms', field: 'tags', values: ['x'] },
      { type: 'exists', field: 'date' },
      { type: 'range', field: 'views', lt: 5 },
    ] as const) {
      expect(await idsOf(engine, everything, { filter })).toEqual(['3'])
    }
    expect(await idsOf(engine, everything, { sort: { field: 'views', order: 'asc' } })).toEqual(['3', '1'])
    expect(await idsOf(engine, all('fresh'))).toEqual(['1'])
    expect(await engine.get(NAME, '2')).toBeUndefined()
  })

  test('a document comes back as it was', async () => {
    const engine = empty()
    const document = {
      id: 'ملف/1 "quoted" \u{1f600}',
      title: 'قال: "نعم" NEAR(a b) * -x',
      text: 'سطر\nآخر\ttab \u0000 NUL',
      tags: ['سياسة', "it's"],
      date: 1_700_000_000_000,
      views: 0.1,
      url: null,
      extra: true,
    }
    const analysed = analyse(document)
    await engine.write(NAME, [{ type: 'put', document: analysed }], 'full')
    expect(await engine.get(NAME, document.id)).toEqual({ document, hash: analysed.hash })
    expect(await collect(engine.documents(NAME))).toEqual([document])
    expect((await engine.search(NAME, request(everything))).hits[0]?.document).toEqual(document)
    expect(await engine.write(NAME, [remove(document.id)], 'full')).toEqual(['deleted'])
  })

  test('hashes are those of the ids that are there', async () => {
    const engine = empty()
    const documents = [{ id: 'a' }, { id: 'b', text: 'x' }]
    await engine.write(NAME, putAll(documents), 'full')
    const expected = new Map(documents.map((document) => [document.id, analyse(document).hash]))
    expect(await engine.hashes(NAME, ['b', 'none', 'a', 'a'])).toEqual(expected)
    expect(await engine.hashes(NAME, [])).toEqual(new Map())
  })

  test('all documents come in the order of their ids, in however many batches', async () => {
    const engine = empty()
    const long = 'word '.repeat(20_000)
    const ids = ['b', 'a', '\u{1f600}', '\uffee', 'A', 'ب', '10', '9', ...Array.from({ length: 40 }, (_, i) => `n${i}`)]
    await engine.write(NAME, putAll(ids.map((id) => ({ id, url: long }))), 'full')
    const byBytes = ids.sort((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)))
    expect((await collect(engine.documents(NAME))).map(({ id }) => id)).toEqual(byBytes)
  })

  test('hostile words are words', async () => {
    const engine = empty()
    const words = [
      '"',
      '""',
      "'",
      '*',
      'a*',
      'NEAR',
      'NEAR(a',
      'AND',
      'OR',
      'NOT',
      '-a',
      'title:a',
      '^a',
      '{',
      '}',
      '(',
      '+',
      ';',
      '--',
      '%',
      '\\',
      '\u0000',
      'a\u0000b',
      '\u0007',
      'US',
      'us',
      '\u{1f600}',
      '\ue041',
      'é',
      '١٢',
    ]
    await engine.write(NAME, putAll(words.map((text, i) => ({ id: `${i}`, text: `${text} filler` }))), 'full')
    for (const [i, text] of words.entries()) {
      const exact = all({
        ...leaf({
          type: 'word',
          text,
          terms: byLevel(() => text),
          stopWord: false,
          level: 'exact',
        }),
      })
      expect([text, await idsOf(engine, exact)]).toEqual([text, [`${i}`]])
      const inPhrase = await idsOf(engine, all(leaf(phrase(`${text} filler`))))
      expect([text, inPhrase.includes(`${i}`)]).toEqual([text, true])
    }
  })

  test('a long id, a long text and many documents in one batch', async () => {
    const engine = empty()
    const id = 'ط'.repeat(256)
    const text = Array.from({ length: 30_000 }, (_, i) => `w${i % 500}`).join(' ')
    await engine.write(NAME, putAll([{ id, text }]), 'full')
    expect(await idsOf(engine, all('w499'))).toEqual([id])
    const many = Array.from({ length: 1_000 }, (_, i) => ({ id: `d${i}`, text: `all n${i}` }))
    expect(new Set(await engine.write(NAME, putAll(many), 'full'))).toEqual(new Set(['created']))
    expect((await engine.search(NAME, request(all('all')))).total.value).toBe(1_000)
    expect(await idsOf(engine, all('n77'))).toEqual(['d77'])
  })

  test('writes of one engine are seen by another at once', async () => {
    const { engine, storage } = await start()
    const other = await storage.connect()
    await other.open(SPEC)
    for (let i = 0; i < 5; i++) {
      await engine.write(NAME, [put({ id: `${i}`, text: 'here' })], 'full')
      expect((await other.search(NAME, request(all('here')))).total).toEqual({ value: i + 1, relation: 'eq' })
      await other.write(NAME, [put({ id: '0', text: `not${i}` })], 'full')
      expect(await idsOf(engine, all(`not${i}`))).toEqual(['0'])
      await other.write(NAME, [put({ id: '0', text: 'here' })], 'full')
    }
  })

  test('get and hashes see relaxed writes at once', async () => {
    const { engine, storage } = await start()
    const other = await storage.connect()
    for (const text of ['one', 'two']) {
      const document = { id: 'x', text }
      await engine.write(NAME, [put(document)], 'relaxed')
      for (const reader of [engine, other]) {
        expect((await reader.get(NAME, 'x'))?.document).toEqual(document)
        expect(await reader.hashes(NAME, ['x'])).toEqual(new Map([['x', analyse(document).hash]]))
      }
    }
    await engine.write(NAME, [remove('x')], 'relaxed')
    expect(await other.get(NAME, 'x')).toBeUndefined()
  })

  test('a write that is repeated ends the same', async () => {
    const { engine } = await start()
    const batch = [a, b, remove('a'), put({ id: 'b', text: 'three' })]
    await engine.write(NAME, batch, 'full')
    expect(await engine.write(NAME, batch, 'full')).toEqual(['created', 'updated', 'deleted', 'updated'])
    expect(await idsOf(engine, everything)).toEqual(['b'])
    expect(await idsOf(engine, all('three'))).toEqual(['b'])
  })

  test('flush makes relaxed writes durable', async () => {
    const { engine, storage } = await start()
    await engine.write(NAME, [a], 'relaxed')
    await engine.flush(NAME)
    await engine.flush(NAME)
    expect(await idsOf(await storage.connect(), everything)).toEqual(['a'])
  })
}
