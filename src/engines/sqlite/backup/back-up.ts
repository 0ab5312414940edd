import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { FihristError, noCollection } from '../../../errors.ts'
import { collectionFiles, collectionPath, EXTENSION } from '../file/collection-file.ts'
import { toEngineError } from '../file/sqlite-errors.ts'
import { copyCollection, type Saved } from './copy-collection.ts'
import { syncPath } from './sync-path.ts'

export type SavedAs = Saved & { readonly name: string; readonly path: string }

/**
 * Copies collections, all when none is named, to `target`: a folder with a file for each, or one file of one collection
 * when its name ends with `.sqlite`. It has its name when it is whole, and not before. Throws `bad_request` when something is there,
 * `collection_not_found`, `index_corrupt`, `storage_full`, `cancelled`.
 */
export async function backUp(
  folder: string,
  target: string,
  names: readonly string[] | undefined,
  signal?: AbortSignal,
): Promise<SavedAs[]> {
  const place = resolve(target)
  const single = place.endsWith(EXTENSION)
  if (existsSync(place)) throw new FihristError('bad_request', `${target} is there already: a backup replaces nothing`)
  if (dirname(place) === resolve(folder) && single) {
    throw new FihristError('bad_request', `${target} would be taken for a collection there: put it elsewhere`)
  }
  const beside = `${place}.part-${process.pid}`
  try {
    mkdirSync(dirname(place), { recursive: true })
    mkdirSync(beside)
    const saved = await copyAll(folder, beside, names, signal)
    const [only] = saved
    if (saved.length === 0) throw new FihristError('collection_not_found', 'there is no collection to back up')
    if (single && (saved.length > 1 || only === undefined)) {
      const found = saved.map(({ name }) => name).join(', ')
      throw new FihristError('bad_request', `one file holds one collection: name it with --collection (${found})`)
    }
    syncPath(beside)
    renameSync(single && only !== undefined ? collectionPath(beside, only.name) : beside, place)
    syncPath(dirname(place))
    return saved.map((each) => ({ ...each, path: single ? place : collectionPath(place, each.name) }))
  } catch (error) {
    throw toEngineError(error, place)
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

async function copyAll(
  folder: string,
  into: string,
  names: readonly string[] | undefined,
  signal: AbortSignal | undefined,
): Promise<(Saved & { readonly name: string })[]> {
  const all: (Saved & { readonly name: string })[] = []
  for (const name of names ?? collectionFiles(folder)) {
    const path = collectionPath(folder, name)
    const saved = await copyCollection(path, join(into, `${name}${EXTENSION}`), signal)
    if (saved !== undefined) all.push({ name, ...saved })
    else if (names !== undefined) throw noCollection(name)
  }
  return all
}
