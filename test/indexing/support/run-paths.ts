import { indexPaths, type PathsOptions } from '../../../src/indexing/index-paths.ts'
import type { PathsReport } from '../../../src/indexing/report.ts'
import { MAPPING } from './collect.ts'
import type { MemoryEngine } from './memory-engine.ts'
import { createWhitespaceAnalyzer } from './whitespace-analyzer.ts'

/** Indexes paths into the collection `c` of an engine. */
export const runPaths = (
  engine: MemoryEngine,
  options: Partial<PathsOptions> & Pick<PathsOptions, 'paths'>,
): Promise<PathsReport> =>
  indexPaths({ engine, analyzer: createWhitespaceAnalyzer(), collection: 'c', mapping: MAPPING, ...options })

/** Ids of what the collection `c` holds. */
export const idsIn = (engine: MemoryEngine): string[] => [...engine.documentsOf('c').keys()].sort()
