import { FihristError } from '../../errors.ts'
import { badCollectionName, isCollectionName } from '../../mapping/collection-name.ts'
import { findField } from '../../mapping/mapping.ts'
import type { PathsOptions } from './options.ts'

/** Throws `bad_request` for what can be seen to be wrong before anything is read. */
export function checkOptions({ collection, map = {}, mapping }: PathsOptions): void {
  if (!isCollectionName(collection)) throw badCollectionName(collection)
  for (const [name, field] of Object.entries(map)) {
    if (field === '' || field === 'id' || findField(mapping, field) !== undefined) continue
    const message = `${JSON.stringify(name)} can't be mapped: the mapping "${mapping.name}" has no field "${field}"`
    throw new FihristError('bad_request', message)
  }
}
