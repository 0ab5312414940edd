import type { CollectionSpec, Engine, EngineSearch, WriteOperation } from '../../../src/engines/engine.ts'
import type { ErrorCode } from '../../../src/errors.ts'
import { FihristError } from '../../../src/errors.ts'
import type { Document } from '../../../src/mapping/document.ts'
import type { Query } from '../../../src/query/tree.ts'
import { request } from './queries.ts'
import { ANALYZER_VERSION, analyse, MAPPING } from './test-analysis.ts'

export const NAME = 'articles'

export const SPEC: CollectionSpec = { name: NAME, mapping: MAPPING, analyzerVersion: ANALYZER_VERSION }

export const put = (document: Document): WriteOperation => ({ type: 'put', document: analyse(document) })

export const remove = (id: string): WriteOperation => ({ type: 'delete', id })

export const putAll = (documents: readonly Document[]): WriteOperation[] => documents.map(put)

/** Ids of the hits in order. */
export async function idsOf(engine: Engine, query: Query, options: Partial<EngineSearch> = {}): Promise<string[]> {
  const { hits } = await engine.search(NAME, request(query, options))
  return hits.map(({ id }) => id)
}

/** The code of the error with which a promise is rejected; it must be ours. */
export async function codeOf(promise: Promise<unknown>): Promise<ErrorCode | 'resolved'> {
  try {
    await promise
    return 'resolved'
  } catch (error) {
    if (error instanceof FihristError) return error.code
    throw error
  }
}

export async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const collected: Value[] = []
  for await (const value of values) collected.push(value)
  return collected
}

/** Back to the older copy. Throws when the engine is one that keeps none. */
export async function rollBack(engine: Engine, name: string): Promise<void> {
  if (engine.rollback === undefined) throw new Error(`${engine.name} keeps no older copies`)
  await engine.rollback(name)
}
