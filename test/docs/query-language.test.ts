import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'
import { readMapping } from '../../src/mapping/mapping.ts'
import { analyseQuery } from '../../src/query/analyse/analyse-query.ts'
import { describeFilter } from '../../src/query/describe/describe-filter.ts'
import { createExpand } from '../../src/query/expand/create-expand.ts'
import { parseFilter } from '../../src/query/filter/parse-filter.ts'
import { readFilterJson } from '../../src/query/filter/read-filter-json.ts'
import { IGNORED_REASONS } from '../../src/query/ignored.ts'
import type { MatchMode } from '../../src/query/match-mode.ts'
import { parseQuery } from '../../src/query/parse/parse-query.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const mapping = readMapping(JSON.parse(read('mappings/articles.json')), 'articles.json')
const analyzer = createAnalyzer()
const expand = createExpand(analyzer)

const MODES: readonly MatchMode[] = ['any', 'most', 'all']

function runQuery(text: string, info: string): string[] {
  const match = MODES.find((mode) => info === `match=${mode}`) ?? 'any'
  const parsed = parseQuery(text, { mapping })
  const { interpreted, ignored } = analyseQuery(parsed, {
    analyzer,
    mapping,
    match,
    adjacencyWeight: 1,
    preferredPhraseWeight: 1,
    expand,
  })
  return [`→ ${interpreted}`.trim(), ...ignored.map(({ text, reason }) => `✗ ${text}: ${IGNORED_REASONS[reason]}`)]
}

function runFilter(read: () => ReturnType<typeof parseFilter>): string[] {
  try {
    return [`→ ${describeFilter(read(), mapping).text}`]
  } catch (error) {
    return [`✗ ${error instanceof Error ? error.message : error}`]
  }
}

function run(language: string, text: string, info: string): string[] {
  if (language === 'query') return runQuery(text, info)
  return runFilter(() =>
    language === 'filter' ? parseFilter(text, mapping) : readFilterJson(JSON.parse(text), mapping),
  )
}

/** Fenced blocks of an example a paragraph: what is typed, then what comes of it. */
const blocks = [...read('docs/query-language.md').matchAll(/^```(query|filter|filter-json)(?: (\S+))?\n(.*?)\n```$/gms)]
const examples = blocks.flatMap(([, language = '', info = '', body = '']) =>
  body.split('\n\n').map((example) => {
    const [text = '', ...expected] = example.split('\n')
    return { language, info, text, expected }
  }),
)

describe('the examples in docs/query-language.md', () => {
  it('are found', () => {
    for (const language of ['query', 'filter', 'filter-json']) {
      expect(examples.filter((example) => example.language === language).length).toBeGreaterThan(2)
    }
  })

  it.each(examples)('$language $info: $text', ({ language, info, text, expected }) => {
    expect(expected).not.toEqual([])
    expect(run(language, text, info)).toEqual(expected)
  })
})
