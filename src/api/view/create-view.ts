import { noCollection } from '../../errors.ts'
import { HttpError } from '../problems/http-error.ts'
import type { Caller } from '../security/caller.ts'
import { createCollectionView, type ViewParts } from './collection-view.ts'
import { fitFilter } from './fixed-filter.ts'
import type { CollectionView, View } from './view.ts'

/** What the caller sees of the engine's collections. */
export function createView(caller: Caller, parts: ViewParts): View {
  const { engine, analyzer } = parts
  // Before the engine is asked: a hidden collection answers like one that is not there, and as fast.
  const sees = (name: string) => caller.collections === undefined || caller.collections.includes(name)

  async function find(name: string): Promise<CollectionView | undefined> {
    const spec = sees(name) ? await engine.find(name) : undefined
    return spec && createCollectionView(spec, caller, parts)
  }

  async function fits(name: string): Promise<boolean> {
    // Of one that can't be read nobody can tell: it hides no other.
    const spec = await engine.find(name).catch(() => undefined)
    return spec !== undefined && fitFilter(caller, spec).fits
  }

  /** The route has asked for the role; one that lets another key through by mistake must not change anything. */
  function requireAdmin(): void {
    if (caller.role !== 'admin') throw new HttpError('forbidden', 'only an admin key may make or delete collections')
  }

  return {
    find,

    async create(name, mapping) {
      requireAdmin()
      const isNew = (await engine.find(name)) === undefined
      await engine.open({ name, mapping, analyzerVersion: analyzer.version })
      const info = await engine.describe(name)
      if (info === undefined) throw noCollection(name)
      return { isNew, info }
    },

    async remove(name) {
      requireAdmin()
      return engine.remove(name)
    },

    async names() {
      const names = (await engine.names()).filter(sees)
      if (caller.filter === undefined) return names
      const fitting = await Promise.all(names.map(fits))
      return names.filter((_, i) => fitting[i])
    },

    async describe(name) {
      const info = sees(name) ? await engine.describe(name) : undefined
      if (info === undefined || caller.filter === undefined) return info
      const { total } = await createCollectionView(info, caller, parts).search({ q: '', limit: 0 })
      return { ...info, documents: total.value }
    },
  }
}
