import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../temporary-folder.ts'
import { installedJdks } from './installed-jdks.ts'

const folder = temporaryFolder()

function createJdk(name: string, version: string): string {
  const home = join(folder, name)
  mkdirSync(join(home, 'bin'), { recursive: true })
  for (const tool of ['java', 'javac']) writeFileSync(join(home, 'bin', tool), '')
  writeFileSync(join(home, 'release'), `IMPLEMENTOR="x"\nJAVA_VERSION="${version}"\n`)
  return home
}

const found = (environment: NodeJS.ProcessEnv) =>
  installedJdks(environment).filter(({ home }) => home.startsWith(folder))

test('JAVA_HOME and PATH are looked at, each JDK once, and its version read', () => {
  const named = createJdk('named', '21.0.2')
  const onPath = createJdk('on-path', '1.8.0_402')
  mkdirSync(join(folder, 'links'), { recursive: true })
  symlinkSync(join(onPath, 'bin', 'javac'), join(folder, 'links', 'javac'))
  mkdirSync(join(folder, 'usr'), { recursive: true })
  symlinkSync(join(folder, 'links'), join(folder, 'usr', 'bin'))
  expect(found({ JAVA_HOME: named, PATH: `${join(folder, 'usr', 'bin')}:${join(named, 'bin')}` })).toEqual([
    { home: named, version: '21.0.2', major: 21, named: true },
    { home: onPath, version: '1.8.0_402', major: 8, named: false },
  ])
})

test('a runtime without a compiler does not count, nor does a JAVA_HOME that is gone', () => {
  const runtime = join(folder, 'runtime')
  mkdirSync(join(runtime, 'bin'), { recursive: true })
  writeFileSync(join(runtime, 'bin', 'java'), '')
  writeFileSync(join(runtime, 'release'), 'JAVA_VERSION="21.0.2"\n')
  expect(found({ JAVA_HOME: runtime })).toEqual([])
  expect(found({ JAVA_HOME: join(folder, 'gone') })).toEqual([])
})
