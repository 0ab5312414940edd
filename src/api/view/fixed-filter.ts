import type { CollectionSpec } from '../../engines/engine.ts'
import { FihristError } from '../../errors.ts'
import { readFilter } from '../../query/filter/read-filter.ts'
import type { Filter } from '../../query/filter.ts'
import { HttpError } from '../problems/http-error.ts'
import type { Caller } from '../security/caller.ts'

type Fitting = { readonly fits: true; readonly filter: Filter | undefined } | { readonly fits: false }

/** The caller's filter as a collection's mapping reads it. When it does not fit, nobody can tell what it would hide. */
export function fitFilter({ filter }: Caller, { mapping }: CollectionSpec): Fitting {
  try {
    return { fits: true, filter: filter === undefined ? undefined : readFilter(filter, mapping) }
  } catch (error) {
    if (error instanceof FihristError && error.code === 'bad_filter') return { fits: false }
    throw error
  }
}

/** The same; throws `forbidden` when it does not fit. (The filter's own error would tell what stands in it.) */
export function fixedFilter(caller: Caller, spec: CollectionSpec): Filter | undefined {
  const fitting = fitFilter(caller, spec)
  if (fitting.fits) return fitting.filter
  throw new HttpError('forbidden', `the filter of this key does not fit the collection "${spec.name}"`)
}
