import type { Request } from 'express'
import type { CollectionInfo, Engine } from '../../engines/engine.ts'
import { FihristError } from '../../errors.ts'
import { mappingSchema } from '../../mapping/mapping.ts'
import type { Services } from '../services.ts'

const NAME = mappingSchema.shape.name

/** The collection's name in the path. Throws `bad_request` for what can't be a name (`../x`, capitals, spaces). */
export function readCollectionName(request: Request): string {
  return checkCollectionName(String(request.params.collection))
}

/** The name itself. Throws `bad_request` for what can't be a name. */
export function checkCollectionName(name: string): string {
  if (NAME.safeParse(name).success) return name
  throw new FihristError(
    'bad_request',
    'a collection\'s name is lower-case letters, digits, "_" and "-", beginning with a letter, 63 at most',
  )
}

/** The collection of that name as it was built. Throws `collection_not_found`. */
export async function findCollection(engine: Engine, name: string): Promise<CollectionInfo> {
  const collection = await engine.describe(name)
  if (collection !== undefined) return collection
  throw new FihristError('collection_not_found', `there is no collection "${name}"`, { collection: name })
}

/** The collection, opened for writing. Throws `collection_not_found`, and `analyzer_mismatch` when it was built by another
 * version of the analyzer: terms of two versions in one index would not find each other. */
export async function openCollection(
  { engine, analyzer }: Pick<Services, 'engine' | 'analyzer'>,
  name: string,
): Promise<CollectionInfo> {
  const collection = await findCollection(engine, name)
  await engine.open({ name, mapping: collection.mapping, analyzerVersion: analyzer.version })
  return collection
}
