import type { Server } from '../server/server.ts'
import { aliasOf } from './index-names.ts'
import { type CollectionIndex, findServed } from './served-index.ts'

/** The index that serves a collection, with the documents that searches see in it. */
type Described = CollectionIndex & { readonly documents: number }

/** Asks for both at once; undefined when there is no such collection. */
export async function describeServed(server: Server, name: string): Promise<Described | undefined> {
  const { client, settings } = server
  const [served, { count }] = await Promise.all([
    findServed(server, name),
    client.count({ index: aliasOf(settings.prefix, name), ignore_unavailable: true }),
  ])
  return served && { ...served, documents: count }
}
