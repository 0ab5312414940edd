import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJsonArray } from '../../../../src/indexing/readers/records/read-json-array.ts'
import { readJsonLines } from '../../../../src/indexing/readers/records/read-json-lines.ts'
import { chunksOf, collect, documentsOf, problemsOf, readContent } from '../../support/collect.ts'
import { encode1256 } from '../../support/encode.ts'

describe('.jsonl', () => {
  test('a document a line; a bad line is named, blank lines do not count', async () => {
    const read = await readContent('a.jsonl', '{"id":"a"}\n\n \t\r\n{"id":"b"\n{"text":"x"}\r\n[1]\n{"id":"c"}')
    expect(documentsOf(read)).toEqual([{ id: 'a' }, { text: 'x', id: 'a.jsonl#3' }, [1], { id: 'c' }])
    expect(problemsOf(read)).toEqual([expect.stringMatching(/^4: not valid JSON: Expected/)])
    expect(read.inputs.map((input) => input.line)).toEqual([1, 4, 5, 6, 7])
  })

  test('an id of its own is kept, null counts as none', async () => {
    expect(documentsOf(await readContent('a.ndjson', '{"id":null}\n{"id":7}\n'))).toEqual([
      { id: 'a.ndjson#1' },
      { id: 7 },
    ])
  })

  test('a damaged line is rejected, the rest goes in', async () => {
    const line = Buffer.from(`{"id":"سوق الخضار في المدينة"}\n`)
    const read = await readContent('a.jsonl', Buffer.concat([line, Buffer.from([0x22, 0xff, 0x22, 0x0a]), line]))
    expect(documentsOf(read)).toHaveLength(2)
    expect(problemsOf(read)).toEqual(['2: not valid UTF-8'])
    expect(read.notices).toEqual([])
  })

  test('Windows-1256 and UTF-16 are converted', async () => {
    const text = '{"id":"a","text":"أسعار القمح في السوق المحلية"}\n'
    const old = await readContent('a.jsonl', encode1256(text))
    expect(documentsOf(old)).toEqual([JSON.parse(text)])
    expect(old.notices).toEqual([expect.stringContaining('Windows-1256')])
    expect(documentsOf(await readContent('a.jsonl', Buffer.from(`\ufeff${text}`, 'utf16le')))).toEqual([
      JSON.parse(text),
    ])
    expect(documentsOf(await readContent('a.jsonl', `\ufeff${text}`))).toEqual([JSON.parse(text)])
  })

  test('a line of 50 MB is passed over in bounded memory, the rest goes in', async () => {
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"id":"a"}\n{"id":"')
      const part = Buffer.alloc(65_536, 'x')
      for (let i = 0; i < 800; i++) yield part
      yield Buffer.from('"}\n{"id":"b"}\n')
    }
    const before = process.memoryUsage().arrayBuffers
    let peak = 0
    const inputs = []
    for await (const input of readJsonLines(stream())) {
      inputs.push(input)
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before)
    }
    expect(inputs).toEqual([
      { ok: true, line: 1, record: 1, value: { id: 'a' } },
      { ok: false, line: 2, code: 'too_large', reason: 'the line is longer than the limit of 16 MB' },
      { ok: true, line: 3, record: 3, value: { id: 'b' } },
    ])
    expect(peak).toBeLessThan(40 * 1024 * 1024)
  })

  test('the limit is for the line, and is told', async () => {
    const line = `{"id":"${'x'.repeat(92)}"}`
    expect(await collect(readJsonLines(chunksOf(`${line}\n`), { maxLine: 101 }))).toMatchObject([{ ok: true }])
    const over = await collect(readJsonLines(chunksOf(`${line} `), { maxLine: 101 }))
    expect(over).toMatchObject([
      { ok: false, code: 'too_large', reason: 'the line is longer than the limit of 101 bytes' },
    ])
  })

  test('hostile nesting is a document that does not fit, not a crash', async () => {
    const deep = '['.repeat(500_000)
    const inputs = await collect(readJsonLines(chunksOf(`${deep}\n${deep}${']'.repeat(500_000)}\n{"id":"a"}`, 65_536)))
    expect(inputs.map((input) => input.ok)).toEqual([false, true, true])
  })

  test('lines come out as they went in, wherever the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        async (values, size, end) => {
          const text = values.map((value) => JSON.stringify(value) + end).join('')
          const inputs = await collect(readJsonLines(chunksOf(text, size)))
          expect(inputs).toEqual(
            values.map((value, i) => ({
              ok: true,
              line: i + 1,
              record: i + 1,
              value: JSON.parse(JSON.stringify(value)),
            })),
          )
        },
      ),
    )
  })
})

describe('.json', () => {
  test('one object is one document', async () => {
    expect(documentsOf(await readContent('a.json', '\ufeff\n {"text":"x, [y]"} \n'))).toEqual([
      { text: 'x, [y]', id: 'a.json' },
    ])
  })

  test('an array is a document an item', async () => {
    const read = await readContent('a.json', '[\n{"id":"a"},\n{"text":"]\\"[,"}\n,\n{"id":\n"c"}]\n')
    expect(documentsOf(read)).toEqual([{ id: 'a' }, { text: ']"[,', id: 'a.json#2' }, { id: 'c' }])
    expect(read.inputs.map((input) => input.line)).toEqual([2, 3, 5])
  })

  test.each<[string, string, number, string[]]>([
    ['an empty array', '[ \n ]', 0, []],
    ['an empty file', ' \n', 0, ['2: expected an array of objects, or an object; found nothing']],
    ['a bad item between good ones', '[{"id":"a"},\n{"id":},\n{"id":"c"}]', 2, ['2: not valid JSON']],
    ['a closing brace too many', '[{"id":"a"}},{"id":"b"}]', 1, ['1: not valid JSON']],
    ['two commas', '[{"id":"a"},,{"id":"b"}]', 2, ['1: nothing before a comma']],
    ['a comma too many', '[{"id":"a"},\n]', 1, ['2: nothing after the last comma']],
    ['cut off in an item', '[{"id":"a"},\n{"id":"b', 1, ['2: the array has no end']],
    ['cut off after an item', '[{"id":"a"},\n{"id":"b"}', 2, ['2: the array has no end']],
    ['cut off after a comma', '[{"id":"a"},\n', 1, ['2: the array has no end']],
    ['cut off at once', '[', 0, ['1: the array has no end']],
    ['two arrays', '[{"id":"a"}]\n[{"id":"b"}]', 1, ['2: text after the end of the array']],
    ['two objects', '{"id":"a"}\n{"id":"b"}', 0, ['1: not valid JSON']],
    ['no JSON at all', 'id,text', 0, ['1: not valid JSON']],
    ['brackets that do not match', '[{"id":"a"]]', 0, ['1: not valid JSON']],
  ])('%s', async (_, content, documents, problems) => {
    for (const size of [1, 4, 1000]) {
      const inputs = await collect(readJsonArray(chunksOf(content, size)))
      const read = { inputs, notices: [] }
      expect(documentsOf(read)).toHaveLength(documents)
      expect(problemsOf(read)).toEqual(problems.map((problem) => expect.stringContaining(problem)))
    }
  })

  test('an item over the limit is passed over, the rest goes in', async () => {
    const content = `[{"id":"a"},{"id":"${'x'.repeat(5000)}"},{"id":"c"}]`
    const inputs = await collect(readJsonArray(chunksOf(content, 64), { maxItem: 1000 }))
    expect(inputs.map((input) => (input.ok ? input.value : input.reason))).toEqual([
      { id: 'a' },
      'the item is longer than the limit of 1000 bytes',
      { id: 'c' },
    ])
  })

  test('items come out as they went in, wherever the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 2),
        async (values, size, space) => {
          const inputs = await collect(readJsonArray(chunksOf(JSON.stringify(values, null, space), size)))
          expect(inputs.map((input) => input.ok && input.value)).toEqual(JSON.parse(JSON.stringify(values)))
        },
      ),
    )
  })

  test('any text is read to its end without an error', async () => {
    const text = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', ':', '1', ' ', '\n') })
    await fc.assert(
      fc.asyncProperty(text, async (content) => void (await collect(readJsonArray(chunksOf(content, 3))))),
      {
        numRuns: 500,
      },
    )
  })
})
