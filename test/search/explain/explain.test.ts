import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { explainWord } from '../../../src/analysis/explain.ts'
import { type LevelName, PLACEHOLDER } from '../../../src/analysis/token.ts'
import { createSqliteEngine } from '../../../src/engines/sqlite/create-sqlite-engine.ts'
import { createIndexer } from '../../../src/indexing/create-indexer.ts'
import { readMapping } from '../../../src/mapping/mapping.ts'
import type { QueryLeaf } from '../../../src/query/tree.ts'
import { createSearcher } from '../../../src/search/create-searcher.ts'
import { explainDocument } from '../../../src/search/explain/explain-document.ts'
import { COUNTED_LEVELS } from '../../../src/search/ranking.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { alternatives, leaf, analyzer as letters, phrase, prefix, word } from '../highlight/support/leaves.ts'

const pause = async () => {}
const explain = (text: string, leaves: readonly QueryLeaf[], levels: readonly LevelName[] = COUNTED_LEVELS) =>
  explainDocument({
    hit: { document: { id: '1', text } },
    fields: ['title', 'text'],
    leaves,
    analyzer: letters,
    levels,
    pause,
  })

/** `word level count first`, for tables. */
const rows = (found: Awaited<ReturnType<typeof explain>>) =>
  found.map(({ word, level, count, text }) => `${word} ${level} ${count} ${text}`)

describe('what a field has of a leaf, each place at its strictest level', () => {
  const text = 'كَتبة المكتبة، كتبه وكتبة أو كاتبين كتبة'
  test.each<[string, QueryLeaf['match'], string[]]>([
    ['a word', word('كتبة'), ['كتبة exact 2 كَتبة', 'كتبة bare 1 كتبه', 'كتبة stem 1 وكتبة', 'كتبة broad 1 كاتبين']],
    ['a word of one level', word('كتبة', 'exact'), ['=كتبة exact 2 كَتبة']],
    ['a beginning', prefix('كتب'), ['كتب* folded 3 كَتبة']],
    ['a phrase', phrase('كتبه وكتبه'), ['"كتبه وكتبه" folded 1 كتبه وكتبة']],
    ['a phrase of stems', phrase('كتب كتب'), ['"كتب كتب" stem 1 كتبه وكتبة']],
    [
      'a loose phrase',
      phrase('المكتبة كتبة', 1),
      ['"المكتبة كتبة"~1 folded 1 المكتبة، كتبه', '"المكتبة كتبة"~1 stem 1 المكتبة، كتبه وكتبة'],
    ],
    ['other ways to write it', alternatives('شمس', 'كتبة أو'), ['شمس|كتبة أو stem 1 وكتبة أو']],
    ['and of one word each', alternatives('المكتبة', 'أو'), ['المكتبة|أو exact 2 المكتبة']],
    ['a word that is not there', word('قمر'), []],
  ])('%s', async (_, match, expected) => {
    expect(rows(await explain(text, [leaf(match)]))).toEqual(expected)
  })
})

test('words in the order of the query, each with the fields it is looked for in, in the mapping’s order', async () => {
  const document = { id: '1', title: 'قمر وشمس', text: 'شمس قمر قمر', number: 3 }
  const leaves = [leaf(word('شمس')), leaf(word('قمر'), ['text']), leaf(word('قمر'), ['title'])]
  const found = await explainDocument({
    hit: { document },
    fields: ['title', 'text', 'number', 'missing'],
    leaves,
    analyzer: letters,
    levels: ['stem'],
    pause,
  })
  expect(found).toEqual([
    { word: 'شمس', field: 'title', level: 'stem', count: 1, text: 'وشمس' },
    { word: 'شمس', field: 'text', level: 'stem', count: 1, text: 'شمس' },
    { word: 'قمر', field: 'text', level: 'stem', count: 2, text: 'قمر' },
    { word: 'قمر', field: 'title', level: 'stem', count: 1, text: 'قمر' },
  ])
})

test('levels that do not count are left out', async () => {
  expect(rows(await explain('كتبه كتبها', [leaf(word('كتبة'))], ['exact', 'stem']))).toEqual(['كتبة stem 2 كتبه'])
})

test('a word’s places are the tokens that share a term with it at a level that counts', async () => {
  const analyzer = createAnalyzer()
  const some = fc.constantFrom('كتاب', 'الكتاب', 'كتب', 'مكتبة', 'وبالمكتبة', 'كِتاب', 'أسعار', 'السعر', 'قمر')
  await fc.assert(
    fc.asyncProperty(fc.array(some, { maxLength: 12 }), some, async (words, asked) => {
      const text = words.join(' ')
      const [{ terms } = { terms: explainWord(asked).terms }] = analyzer.analyze(asked)
      const match = { type: 'word', text: asked, terms, stopWord: false } as const
      const hit = { document: { id: '1', text } }
      const leaves = [leaf(match, ['text'])]
      const options = { hit, fields: ['text'], leaves, analyzer, levels: COUNTED_LEVELS, pause }
      const found = await explainDocument(options)
      const meeting = analyzer
        .analyze(text)
        .filter((token) =>
          COUNTED_LEVELS.some((level) => terms[level] !== PLACEHOLDER && token.terms[level] === terms[level]),
        )
      expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(meeting.length)
      for (const { text: first, level } of found) expect(explainWord(first).terms[level]).toBe(terms[level])
    }),
  )
})

describe('a search', () => {
  const analyzer = createAnalyzer()
  const engine = createSqliteEngine({ folder: temporaryFolder() })
  const searcher = createSearcher({ engine, analyzer })
  const mapping = readMapping({ name: 'notes', fields: { title: { type: 'text' }, text: { type: 'text' } } }, 'test')

  beforeAll(async () => {
    await engine.open({ name: 'notes', mapping, analyzerVersion: analyzer.version })
    const value = { id: 'a', title: 'المدرسة', text: 'افتتح الوزير مدرستين، وزار المعلمين في مدارسهم.' }
    await createIndexer({ engine, analyzer }).write('notes', mapping, [{ ok: true, value }], { durability: 'full' })
    return () => engine.close()
  })

  test('says how each word became terms, and where each hit has it', async () => {
    const { query, hits } = await searcher.search('notes', { q: 'للمدرسة "وزار المعلمين" -قمر', explain: true })
    expect(query.explain?.map(({ word }) => word).sort()).toEqual(['المعلمين', 'للمدرسة', 'وزار'])
    expect(query.explain?.find(({ word }) => word === 'للمدرسة')).toEqual({
      word: 'للمدرسة',
      ...explainWord('للمدرسة'),
    })
    expect(hits[0]?.explain).toHaveLength(3)
    expect(hits[0]?.explain).toEqual(
      expect.arrayContaining([
        { word: 'للمدرسة', field: 'title', level: 'bare', count: 1, text: 'المدرسة' },
        { word: 'للمدرسة', field: 'text', level: 'stem', count: 2, text: 'مدرستين' },
        { word: '"وزار المعلمين"', field: 'text', level: 'folded', count: 1, text: 'وزار المعلمين' },
      ]),
    )
  })

  test('says nothing of it unless it is asked', async () => {
    for (const explain of [undefined, false]) {
      const { query, hits } = await searcher.search('notes', { q: 'المدرسة', explain })
      expect(Object.keys(query)).toEqual(['interpreted', 'ignored', 'corrected'])
      expect(Object.keys(hits[0] ?? {})).toEqual(['id', 'score', 'document', 'highlights'])
    }
  })

  test('without words has nothing to explain', async () => {
    const { query, hits } = await searcher.search('notes', { q: '', explain: true })
    expect([query.explain, hits[0]?.explain]).toEqual([[], []])
  })
})
