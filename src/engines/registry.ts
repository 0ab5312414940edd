import { elasticsearchKind } from './elasticsearch/elasticsearch-kind.ts'
import type { EngineName } from './engine.ts'
import type { EngineKind } from './engine-kind.ts'
import { sqliteKind } from './sqlite/sqlite-kind.ts'

/** Every engine by its name: a further one is a folder, a name and a line here. */
export const ENGINES: Readonly<Record<EngineName, EngineKind>> = {
  sqlite: sqliteKind,
  elasticsearch: elasticsearchKind,
}
