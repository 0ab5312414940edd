import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import { openSecurity } from '../../src/api/security/security.ts'
import { readConfig } from '../../src/config.ts'

const ROOT = join(import.meta.dirname, '../..')
const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
const lines = text.replaceAll('\\\n', '').split('\n')
const lastStage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')))

test('the Dockerfile has nothing that a linter objects to', () => {
  expect(validate(text).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([])
  expect(validate('FROM node\nCOPPY a b\n')).not.toEqual([])
})

test('what it copies is in the repository and not kept back by .dockerignore', () => {
  const sent = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1))
  const sources = lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(' ').slice(1, -1))
  expect(sources.length).toBeGreaterThan(8)
  for (const source of sources) {
    expect(existsSync(join(ROOT, source)), source).toBe(true)
    expect(
      sent.some((place) => source === place || source.startsWith(`${place}/`)),
      source,
    ).toBe(true)
  }
})

test('the image runs without rights, on the Node that the tests run on, and says how it is', () => {
  expect(lastStage).toContain('USER node')
  expect(lastStage.indexOf('USER node')).toBeLessThan(lastStage.findIndex((line) => line.startsWith('ENTRYPOINT')))
  expect(lastStage.some((line) => line.startsWith('HEALTHCHECK') && line.includes('/ready'))).toBe(true)
  const versions = [...text.matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => major)
  expect(new Set(versions)).toEqual(new Set([process.versions.node.split('.')[0]]))
})

test('the image listens to its whole network, and says that this is meant', () => {
  const [line = ''] = lastStage.filter((each) => each.startsWith('ENV '))
  const environment = Object.fromEntries([...line.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]))
  const start = (changes: NodeJS.ProcessEnv) => {
    const { security, host } = readConfig({}, { ...environment, ...changes })
    return openSecurity(security, host, () => {})
  }
  expect(environment.HOST).toBe('0.0.0.0')
  expect(start({}).keys()).toBeUndefined()
  expect(() => start({ FIHRIST_OPEN: undefined })).toThrow(/--open/)
})
