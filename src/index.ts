/** The library's public names. */
export { ANALYZER_VERSION, createAnalyzer } from './analysis/analyzer.ts'
export { explainWord } from './analysis/explain.ts'
export {
  type Analyzer,
  LEVEL_NAMES,
  type LevelName,
  type Span,
  type Step,
  type Terms,
  type Token,
  type WordExplanation,
} from './analysis/token.ts'
export { createElasticsearchEngine } from './engines/elasticsearch/create-elasticsearch-engine.ts'
export type { ElasticsearchOptions } from './engines/elasticsearch/server/options.ts'
export type { Engine } from './engines/engine.ts'
export { createSqliteEngine } from './engines/sqlite/create-sqlite-engine.ts'
export { type ErrorCode, FihristError } from './errors.ts'
export { createIndexer } from './indexing/create-indexer.ts'
export { indexPaths } from './indexing/index-paths.ts'
export type { Document } from './mapping/document.ts'
export { type Mapping, readMapping } from './mapping/mapping.ts'
export { parseFilter } from './query/filter/parse-filter.ts'
export type { MatchMode } from './query/match-mode.ts'
export type {
  ExplainedWord,
  Highlights,
  MatchedWord,
  SearchAnswer,
  Searcher,
  SearchHit,
  SearchRequest,
  Snippet,
} from './search/answer.ts'
export { createSearcher } from './search/create-searcher.ts'
