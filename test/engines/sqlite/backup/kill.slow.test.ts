import { test } from 'vitest'
import { killBackups, killRestores } from './support/kill-rounds.ts'
import { useFolders } from './support/use-folders.ts'

const folders = useFolders()

test('many killed backups', () => killBackups(folders, 40))

test('many killed restores', () => killRestores(folders, 60))
