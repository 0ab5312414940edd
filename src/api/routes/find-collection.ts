import type { Request } from 'express'
import { FihristError, noCollection } from '../../errors.ts'
import { COLLECTION_NAME_RULE, isCollectionName } from '../../mapping/collection-name.ts'
import type { CollectionInfo, CollectionView, View } from '../view/view.ts'

/** The collection's name in the path. Throws `bad_request` for what can't be a name (`../x`, capitals, spaces). */
export const readCollectionName = (request: Request): string => checkCollectionName(String(request.params.collection))

/** The name itself. Throws `bad_request` for what can't be a name. */
export function checkCollectionName(name: string): string {
  if (isCollectionName(name)) return name
  throw new FihristError('bad_request', `a collection's name is ${COLLECTION_NAME_RULE}`)
}

/** The collection of that name. Throws `collection_not_found`. */
export async function findCollection(view: View, name: string): Promise<CollectionView> {
  const collection = await view.find(name)
  if (collection === undefined) throw noCollection(name)
  return collection
}

/** What it was built from, with the number of its documents. Throws `collection_not_found`. */
export async function describeCollection(view: View, name: string): Promise<CollectionInfo> {
  const collection = await view.describe(name)
  if (collection === undefined) throw noCollection(name)
  return collection
}
