import { describe } from 'vitest'
import type { Storage } from '../support/storage.ts'
import { describeBounds } from './bounds.ts'
import { describeCollections } from './collections.ts'
import { describeFilters } from './filters.ts'
import { describeMatching } from './matching.ts'
import { describeOrder } from './order.ts'
import { describeParts } from './parts.ts'
import { describeRanking } from './ranking.ts'
import { describeRebuild } from './rebuild.ts'
import { describeRemoving } from './removing.ts'
import { describeWriting } from './writing.ts'

/** Runs what the port promises against an engine; `makeStorage` gives each test a storage of its own. */
export function describeEngineContract(name: string, makeStorage: () => Promise<Storage>, skip = false): void {
  describe.skipIf(skip)(name, () => {
    describe('collections', () => describeCollections(makeStorage))
    describe('writing', () => describeWriting(makeStorage))
    describe('matching', () => describeMatching(makeStorage))
    describe('ranking', () => describeRanking(makeStorage))
    describe('filters', () => describeFilters(makeStorage))
    describe('order and pages', () => describeOrder(makeStorage))
    describe('parts', () => describeParts(makeStorage))
    describe('bounds', () => describeBounds(makeStorage))
    describe('removing', () => describeRemoving(makeStorage))
    describe('rebuild', () => describeRebuild(makeStorage))
  })
}
