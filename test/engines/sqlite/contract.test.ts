import { describeEngineContract } from '../contract/contract.ts'
import { makeSqliteStorage } from '../support/sqlite-storage.ts'

describeEngineContract('sqlite', makeSqliteStorage)
