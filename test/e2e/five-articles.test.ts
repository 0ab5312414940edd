import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import type { SearchAnswer } from '../../src/search/answer.ts'
import { fihrist } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** The first real input: five news articles on talks about Ukraine. They are not part of the project. */
const ARTICLES = join(import.meta.dirname, '../../../shared/seeds')

describe.skipIf(!existsSync(ARTICLES))('five news articles as they are', () => {
  const data = temporaryFolder()
  const ids = (answer: SearchAnswer) => answer.hits.map(({ id }) => id.slice(0, 3)).sort()
  const search = async (query: string): Promise<SearchAnswer> =>
    JSON.parse((await fihrist(['search', query, '--json', '--data', data])).out)

  beforeAll(async () => {
    const { out } = await fihrist(['index', ARTICLES, '--json', '--data', data])
    expect(JSON.parse(out)).toMatchObject({ read: 5, indexed: 5, rejected: 0 })
  })

  test('get titles a person would give them', async () => {
    const { hits } = await search('أوكرانيا')
    for (const { document } of hits) {
      expect(document.title).toMatch(/^[\u0600-\u06ff][^\n]{15,}/)
      expect(String(document.title).length).toBeLessThanOrEqual(100)
    }
  })

  test.each(['الأوكرانية', 'اوكرانيا', 'لأوكرانيا', 'وأوكرانيا', 'أُوكرانيا', 'اوكرانـــيا', 'أوکرانیا'])(
    '%s finds all five',
    async (query) => expect(ids(await search(query))).toEqual(['000', '001', '002', '003', '004']),
  )

  test.each([
    ['سرّية', 'سرية'],
    ['٢٠٢٣', '2023'],
    ['المفاوضات', 'مفاوضات'],
    ['للتفاوض', 'التفاوض'],
    ['وزير الخارجيه', 'وزير الخارجية'],
  ])('%s finds what %s finds', async (one, other) => {
    const found = ids(await search(one))
    expect(found).toEqual(ids(await search(other)))
    expect(found).not.toEqual([])
  })

  test.each(['أميركا', 'أمريكا', 'امريكا'])('%s finds both spellings', async (query) => {
    const found = ids(await search(query))
    expect(found).toContain('002') // أمريكا
    expect(found).toContain('004') // أميركا
  })

  test('a phrase is a phrase, in other forms of its words after its own', async () => {
    const { hits } = await search('«القناة الخلفية»')
    expect(hits.map(({ id }) => id.slice(0, 3))).toEqual(['000', '001'])
    expect(hits[1]?.highlights.text?.[0]?.html).toContain('<mark>القنوات الخلفية</mark>')
    expect(hits[0]?.highlights.text?.[0]?.html).toContain('<mark>القناة الخلفية</mark>')
  })

  test.each(['أوكرانيا روسيا', 'محادثات سرية', 'الأمن القومي', '"لافروف"', 'مسؤول*'])(
    'every highlight of %s begins and ends at a word border',
    async (query) => {
      const analyzer = createAnalyzer()
      const { hits } = await search(query)
      expect(hits).not.toEqual([])
      for (const { document, highlights } of hits) {
        for (const [field, snippets] of Object.entries(highlights)) {
          const tokens = analyzer.analyze(String(document[field]))
          const starts = new Set(tokens.map(({ start }) => start))
          const ends = new Set(tokens.map(({ end }) => end))
          for (const [start, end] of snippets.flatMap(({ ranges }) => ranges)) {
            expect(starts).toContain(start)
            expect(ends).toContain(end)
          }
        }
      }
    },
  )
})
