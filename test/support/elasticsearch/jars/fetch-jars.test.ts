import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../temporary-folder.ts'
import { freePorts } from '../local/free-ports.ts'
import { fetchJars } from './fetch-jars.ts'
import type { Jar } from './jar-list.ts'

const folder = temporaryFolder()
const CONTENT = 'a jar'
const SUM = createHash('sha256').update(CONTENT).digest('hex')
const jar = (name: string, sha256 = SUM): Jar => ({ sha256, path: `org/a/${name}/1/${name}-1.jar`, folder: 'lib' })

const noMaven = (): void => {
  throw new Error('no mvn')
}

let asked: string[] = []
const central = createServer((request, response) => {
  asked.push(request.url ?? '')
  if (request.url?.startsWith('/full/')) response.end(CONTENT)
  else response.writeHead(404).end()
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((done) => central.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(central.address() as AddressInfo).port}`
})
afterAll(() => central.close())

test('jars come from the first source that has them, once', async () => {
  asked = []
  const target = join(folder, 'twice')
  await fetchJars([jar('a'), jar('b')], target, [`${url}/empty`, `${url}/full`], noMaven)
  await fetchJars([jar('a'), jar('b')], target, [`${url}/full`], noMaven)
  expect(readFileSync(join(target, jar('a').path), 'utf8')).toBe(CONTENT)
  expect(asked.filter((path) => path.startsWith('/full/'))).toHaveLength(2)
})

test('a wrong checksum is an error that names the jar and both sums, and leaves nothing behind', async () => {
  const target = join(folder, 'wrong')
  const wrong = jar('a', 'b'.repeat(64))
  await expect(fetchJars([wrong], target, [`${url}/full`], noMaven)).rejects.toThrow(
    `${wrong.path}: SHA-256 is ${SUM}, the list says ${wrong.sha256}`,
  )
  expect(globSync('**/*.jar*', { cwd: target })).toEqual([])
})

test('a jar that was damaged since is fetched again', async () => {
  const target = join(folder, 'damaged')
  await fetchJars([jar('a')], target, [`${url}/full`], noMaven)
  writeFileSync(join(target, jar('a').path), 'a ja')
  await fetchJars([jar('a')], target, [`${url}/full`], noMaven)
  expect(readFileSync(join(target, jar('a').path), 'utf8')).toBe(CONTENT)
})

test('a jar that is nowhere is an error that says where it was looked for', async () => {
  const missing = fetchJars([jar('a')], join(folder, 'missing'), [`${url}/empty`], noMaven)
  await expect(missing).rejects.toThrow(`can't fetch 1 jars, first ${jar('a').path} (${url}/empty answered 404`)
})

test('where no source answers, mvn fetches, and its jars are checked too', async () => {
  const maven = (content: string) => (_artifacts: unknown, to: string) => {
    mkdirSync(dirname(join(to, jar('a').path)), { recursive: true })
    writeFileSync(join(to, jar('a').path), content)
  }
  const target = join(folder, 'maven')
  const nowhere = (await freePorts(1)).map((port) => `http://127.0.0.1:${port}`)
  await expect(fetchJars([jar('a')], target, nowhere, maven('other'))).rejects.toThrow(/SHA-256 is/)
  await fetchJars([jar('a')], target, nowhere, maven(CONTENT))
  expect(existsSync(join(target, jar('a').path))).toBe(true)
  expect(globSync('maven-*', { cwd: target })).toEqual([])
})

test('two at the same time do not disturb each other', async () => {
  const target = join(folder, 'together')
  const jars = Array.from({ length: 20 }, (_, index) => jar(`j${index}`))
  await Promise.all([1, 2].map(() => fetchJars(jars, target, [`${url}/full`], noMaven)))
  expect(globSync('**/*.jar*', { cwd: target })).toHaveLength(20)
})
