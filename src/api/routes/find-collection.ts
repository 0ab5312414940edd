import type { Request } from 'express'
import type { CollectionInfo, CollectionSpec, Engine } from '../../engines/engine.ts'
import { FihristError, noCollection } from '../../errors.ts'
import { COLLECTION_NAME_RULE, isCollectionName } from '../../mapping/collection-name.ts'
import type { Services } from '../services.ts'

/** The collection's name in the path. Throws `bad_request` for what can't be a name (`../x`, capitals, spaces). */
export const readCollectionName = (request: Request): string => checkCollectionName(String(request.params.collection))

/** The name itself. Throws `bad_request` for what can't be a name. */
export function checkCollectionName(name: string): string {
  if (isCollectionName(name)) return name
  throw new FihristError('bad_request', `a collection's name is ${COLLECTION_NAME_RULE}`)
}

/** What the collection of that name was built from. Throws `collection_not_found`. */
export async function findCollection(engine: Engine, name: string): Promise<CollectionSpec> {
  const collection = await engine.find(name)
  if (collection === undefined) throw noCollection(name)
  return collection
}

/** The same with the number of its documents. */
export async function describeCollection(engine: Engine, name: string): Promise<CollectionInfo> {
  const collection = await engine.describe(name)
  if (collection === undefined) throw noCollection(name)
  return collection
}

/** The collection, opened for writing. Throws `collection_not_found`, and `analyzer_mismatch` when it was built by another
 * version of the analyzer: terms of two versions in one index would not find each other. */
export async function findForWriting(
  { engine, analyzer }: Pick<Services, 'engine' | 'analyzer'>,
  name: string,
): Promise<CollectionSpec> {
  const collection = await findCollection(engine, name)
  await engine.open({ name, mapping: collection.mapping, analyzerVersion: analyzer.version })
  return collection
}
