import { describe } from 'vitest'
import { describeCollections } from './contract/collections.ts'
import { describeFilters } from './contract/filters.ts'
import { describeMatching } from './contract/matching.ts'
import { describeOrder } from './contract/order.ts'
import { describeRanking } from './contract/ranking.ts'
import { describeRebuild } from './contract/rebuild.ts'
import { describeWriting } from './contract/writing.ts'
import type { Storage } from './support/storage.ts'

/** Runs what the port promises against an engine; `makeStorage` gives each test a storage of its own. */
export function describeEngineContract(name: string, makeStorage: () => Promise<Storage>, skip = false): void {
  describe.skipIf(skip)(name, () => {
    describe('collections', () => describeCollections(makeStorage))
    describe('writing', () => describeWriting(makeStorage))
    describe('matching', () => describeMatching(makeStorage))
    describe('ranking', () => describeRanking(makeStorage))
    describe('filters', () => describeFilters(makeStorage))
    describe('order and pages', () => describeOrder(makeStorage))
    describe('rebuild', () => describeRebuild(makeStorage))
  })
}
