import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { promisedBy, runExample, scriptsOf } from './support/run-example.ts'

const page = readFileSync(new URL('../../docs/natural.md', import.meta.url), 'utf8')
const folder = temporaryFolder()
const [alone = ''] = scriptsOf(page)

test('the example that needs nothing else prints what it says', () => {
  expect(promisedBy(alone)).toHaveLength(alone.split('console.log(').length - 1)
  expect(runExample(alone, folder)).toEqual(promisedBy(alone))
})
