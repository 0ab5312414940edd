import { test } from 'vitest'
import { killBackups, killRestores } from './support/kill-rounds.ts'
import { useFolders } from './support/use-folders.ts'

const folders = useFolders()

test('a killed backup leaves nothing that looks like one', () => killBackups(folders, 1), 30_000)

test('a killed restore leaves the one or the other', () => killRestores(folders, 2), 30_000)
