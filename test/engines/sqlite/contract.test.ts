import { describeEngineContract } from '../contract.ts'
import { makeSqliteStorage } from '../support/sqlite-storage.ts'

describeEngineContract('sqlite', makeSqliteStorage)
