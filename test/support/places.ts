/** A folder, or a file of one, → what it may use besides itself and `errors.ts`, and packages. */
type Place = readonly [place: string, uses: readonly string[], packages?: readonly string[]]

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/**
 * The picture of ARCHITECTURE.md as data: who may import whom, types too. From the bottom to the top, so that every place
 * uses only what stands before it.
 */
export const PLACES: readonly Place[] = [
  ['errors.ts', []],
  ['pause.ts', []],

  ['analysis/once.ts', []],
  ['analysis/spelling', []],
  ['analysis/token.ts', []],
  ['analysis/word-cache.ts', []],
  ['analysis/tokenize.ts', words('analysis/spelling analysis/token.ts')],
  ['analysis/lexicon/read-lexicon.ts', []],
  ['analysis/lexicon/cells.ts', words('analysis/lexicon/read-lexicon.ts analysis/spelling')],
  ['analysis/lexicon/readers', words('analysis/lexicon/cells.ts analysis/lexicon/read-lexicon.ts analysis/spelling')],
  [
    'analysis/lexicon',
    words('analysis/lexicon/readers analysis/lexicon/read-lexicon.ts analysis/spelling analysis/once.ts'),
  ],
  ['analysis/stemmer', words('analysis/lexicon analysis/spelling')],
  ['analysis/levels.ts', words('analysis/stemmer analysis/spelling analysis/token.ts')],
  [
    'analysis/language.ts',
    words('analysis/levels.ts analysis/stemmer analysis/lexicon analysis/spelling analysis/token.ts analysis/once.ts'),
  ],
  ['analysis/explain.ts', words('analysis/language.ts analysis/spelling analysis/token.ts')],
  [
    'analysis/scan',
    words(
      'analysis/language.ts analysis/stemmer analysis/spelling analysis/token.ts analysis/tokenize.ts analysis/once.ts',
    ),
  ],
  [
    'analysis/analyzer.ts',
    words(
      `analysis/scan analysis/explain.ts analysis/language.ts analysis/spelling analysis/token.ts analysis/tokenize.ts
      analysis/word-cache.ts`,
    ),
  ],
  ['natural', ['analysis']],

  ['mapping', ['analysis/spelling/digits.ts'], ['zod']],

  ['query/limits.ts', []],
  ['query/match-mode.ts', []],
  ['query/filter.ts', []],
  ['query/tree.ts', ['analysis/token.ts']],
  ['query/ignored.ts', ['query/limits.ts']],
  ['query/positive-leaves.ts', ['query/tree.ts']],
  ['query/text', []],
  ['query/parse', words('query/text query/ignored.ts query/limits.ts analysis/token.ts analysis/spelling mapping')],
  ['query/expand', words('query/tree.ts query/limits.ts analysis')],
  ['query/filter', words('query/text query/filter.ts query/limits.ts mapping'), ['zod']],
  ['query/describe', words('query/tree.ts query/filter.ts mapping')],
  [
    'query/analyse',
    words(
      `query/parse query/expand query/filter query/describe query/text query/tree.ts query/filter.ts query/ignored.ts
      query/limits.ts query/match-mode.ts analysis/token.ts mapping`,
    ),
  ],

  ['engines/engine.ts', words('query/tree.ts query/filter.ts analysis/token.ts mapping')],
  ['engines/common', words('engines/engine.ts query/tree.ts analysis/token.ts mapping')],
  ['engines/sqlite/connection.ts', [], ['better-sqlite3']],
  ['engines/sqlite/postings', words('engines/sqlite/connection.ts engines/engine.ts analysis/token.ts')],
  [
    'engines/sqlite/file',
    words('engines/sqlite/postings engines/sqlite/connection.ts engines/engine.ts mapping'),
    ['better-sqlite3'],
  ],
  [
    'engines/sqlite/write',
    words('engines/sqlite/file engines/sqlite/postings engines/sqlite/connection.ts engines/common engines/engine.ts'),
  ],
  ['engines/sqlite/read', words('engines/sqlite/file engines/sqlite/postings engines/sqlite/connection.ts')],
  [
    'engines/sqlite/search',
    words(
      `engines/sqlite/read engines/sqlite/file engines/sqlite/postings engines/sqlite/connection.ts engines/common
      engines/engine.ts query/tree.ts query/filter.ts analysis/token.ts`,
    ),
  ],
  [
    'engines/sqlite/threads',
    words(
      `engines/sqlite/search engines/sqlite/read engines/sqlite/write engines/sqlite/file engines/sqlite/connection.ts
      engines/common engines/engine.ts mapping`,
    ),
    ['piscina'],
  ],
  [
    'engines/sqlite/create-sqlite-engine.ts',
    words('engines/sqlite/threads engines/sqlite/file engines/common engines/engine.ts mapping'),
  ],

  ['engines/elasticsearch/server', [], ['@elastic/elasticsearch']],
  [
    'engines/elasticsearch/index',
    words('engines/elasticsearch/server engines/common engines/engine.ts analysis/token.ts mapping'),
    ['@elastic/elasticsearch'],
  ],
  [
    'engines/elasticsearch/query',
    words(
      `engines/elasticsearch/index engines/elasticsearch/server engines/common engines/engine.ts query/tree.ts
      query/filter.ts analysis/token.ts mapping`,
    ),
    ['@elastic/elasticsearch'],
  ],
  [
    'engines/elasticsearch/documents',
    words(
      'engines/elasticsearch/index engines/elasticsearch/server engines/common engines/engine.ts analysis/token.ts mapping',
    ),
    ['@elastic/elasticsearch'],
  ],
  [
    'engines/elasticsearch/rebuild',
    words(
      `engines/elasticsearch/documents engines/elasticsearch/query engines/elasticsearch/index
      engines/elasticsearch/server engines/common engines/engine.ts analysis/token.ts`,
    ),
  ],
  [
    'engines/elasticsearch/create-elasticsearch-engine.ts',
    words(
      `engines/elasticsearch/rebuild engines/elasticsearch/documents engines/elasticsearch/query
      engines/elasticsearch/index engines/elasticsearch/server engines/common engines/engine.ts`,
    ),
  ],

  ['search/page-limits.ts', []],
  ['search/turns.ts', []],
  ['search/matching', words('engines/engine.ts query/tree.ts analysis/token.ts')],
  ['search/highlight', words('search/matching query/tree.ts analysis/token.ts mapping')],
  [
    'search/answer.ts',
    words(
      'search/highlight engines/engine.ts query/filter query/filter.ts query/match-mode.ts analysis/token.ts mapping',
    ),
  ],
  ['search/explain', words('search/answer.ts search/matching query/describe query/tree.ts analysis/token.ts mapping')],
  [
    'search',
    words(
      `search/answer.ts search/explain search/highlight search/matching search/page-limits.ts search/turns.ts
      engines/engine.ts query mapping analysis/token.ts pause.ts`,
    ),
    ['zod'],
  ],

  ['indexing/input.ts', []],
  ['indexing/limits.ts', []],
  ['indexing/report.ts', ['indexing/input.ts']],
  ['indexing/readers/reader.ts', words('indexing/input.ts mapping')],
  ['indexing/readers/bytes', ['indexing/readers/reader.ts']],
  ['indexing/readers/fit-strings.ts', ['mapping']],
  ['indexing/readers/pages/visible-text.ts', [], ['htmlparser2']],
  ['indexing/readers/pages/markdown', ['indexing/readers/pages/visible-text.ts'], ['markdown-it']],
  [
    'indexing/readers/pages',
    words(
      'indexing/readers/bytes indexing/readers/fit-strings.ts indexing/readers/reader.ts indexing/input.ts mapping',
    ),
    ['htmlparser2', 'yaml'],
  ],
  [
    'indexing/readers/records',
    words(
      'indexing/readers/bytes indexing/readers/fit-strings.ts indexing/readers/reader.ts indexing/input.ts indexing/limits.ts',
    ),
    ['csv-parse'],
  ],
  ['indexing/readers/formats.ts', words('indexing/readers/pages indexing/readers/records indexing/readers/reader.ts')],
  ['indexing/files', words('indexing/readers indexing/input.ts indexing/report.ts mapping')],
  [
    'indexing/write',
    words('indexing/input.ts indexing/report.ts engines/engine.ts mapping analysis/token.ts pause.ts'),
  ],
  [
    'indexing',
    words(
      `indexing/write indexing/files indexing/input.ts indexing/limits.ts indexing/report.ts engines/engine.ts mapping
      analysis/token.ts pause.ts`,
    ),
  ],

  ['evaluation', ['search'], ['zod']],
  ['web', words('search mapping')],

  ['api/requests/limits.ts', words('search/page-limits.ts indexing/limits.ts mapping')],
  ['api/problems', [], ['express']],
  ['api/requests', words('api/problems api/requests/limits.ts search query/match-mode.ts'), ['express', 'zod']],
  ['api/services.ts', words('api/problems api/requests/limits.ts search indexing engines/engine.ts analysis/token.ts')],
  [
    'api/routes',
    words(`api/services.ts api/requests api/problems web indexing engines/engine.ts mapping analysis/explain.ts`),
    ['express', 'zod'],
  ],
  ['api', words('api/routes api/services.ts api/requests api/problems'), ['express']],

  ['config.ts', ['engines/engine.ts']],
  ['engines/engine-kind.ts', words('engines/engine.ts config.ts')],
  [
    'engines/sqlite/sqlite-kind.ts',
    words('engines/sqlite/create-sqlite-engine.ts engines/sqlite/file engines/engine-kind.ts'),
  ],
  [
    'engines/elasticsearch/elasticsearch-kind.ts',
    words(
      `engines/elasticsearch/create-elasticsearch-engine.ts engines/elasticsearch/index engines/elasticsearch/server
      engines/engine-kind.ts`,
    ),
  ],
  [
    'engines/registry.ts',
    words(
      `engines/sqlite/sqlite-kind.ts engines/elasticsearch/elasticsearch-kind.ts engines/engine-kind.ts
      engines/engine.ts`,
    ),
  ],
  ['create-engine.ts', words('engines/registry.ts engines/engine.ts config.ts')],

  ['cli/command.ts', ['config.ts']],
  ['cli/common-options.ts', []],
  ['cli/options.ts', words('cli/command.ts mapping')],
  ['cli/render/render-table.ts', []],
  [
    'cli/render',
    words('cli/command.ts cli/common-options.ts cli/render/render-table.ts search indexing mapping analysis/token.ts'),
    ['cli-progress'],
  ],
  [
    'cli/commands',
    words(
      `cli/render cli/options.ts cli/command.ts create-engine.ts engines/registry.ts api evaluation indexing search
      query/match-mode.ts mapping analysis`,
    ),
  ],
  ['cli/commands.ts', words('cli/commands cli/command.ts')],
  ['cli', words('cli/commands.ts cli/render cli/command.ts cli/common-options.ts config.ts')],

  ['index.ts', words('analysis engines/engine.ts engines/sqlite engines/elasticsearch indexing mapping query search')],
]
