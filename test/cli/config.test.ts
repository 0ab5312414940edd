import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fihrist } from '../support/command-line.ts'

type Shown = { variable: string; value: string | null; source: string }

/** Every setting's value and who said it, by its variable. */
async function show(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const { code, out } = await fihrist(['config', '--json', ...args], environment)
  expect(code).toBe(0)
  const { settings, unknown } = JSON.parse(out) as { settings: Shown[]; unknown: unknown[] }
  const values = Object.fromEntries(settings.map(({ variable, value, source }) => [variable, [value, source]]))
  return { out, values, unknown }
}

test('every setting has its value and where it comes from', async () => {
  const args = ['--port', '80', '--allow-host', 'a.example', '--allow-host', 'b.example', '--log-queries']
  const environment = { PORT: '81', FIHRIST_DATA: 'x', FIHRIST_ENGINE: '', FIHRIST_RATE_LIMIT: '5' }
  const { values } = await show(args, environment)
  expect(values).toMatchObject({
    PORT: ['80', '--port'],
    HOST: ['127.0.0.1', 'default'],
    FIHRIST_DATA: ['x', 'FIHRIST_DATA'],
    FIHRIST_ENGINE: ['sqlite', 'default'],
    FIHRIST_ALLOWED_HOSTS: ['a.example,b.example', '--allow-host'],
    FIHRIST_CORS_ORIGINS: [null, 'default'],
    FIHRIST_LOG_QUERIES: ['1', '--log-queries'],
    FIHRIST_RATE_LIMIT: ['5', 'FIHRIST_RATE_LIMIT'],
    // It follows from another setting.
    FIHRIST_KEYS: [join('x', 'keys.json'), 'default'],
    ELASTICSEARCH_PREFIX: ['fihrist-', 'default'],
  })
})

test('what is secret is not shown, in no form', async () => {
  const environment = {
    FIHRIST_PAGE_KEY: 'fh_search_swordfish',
    ELASTICSEARCH_URL: 'https://elastic:sword%46ish@a:9200, http://b:9200/?key=swordfish',
    ELASTICSEARCH_USERNAME: 'reader',
    ELASTICSEARCH_PASSWORD: 'swordfish',
  }
  const { out, values } = await show([], environment)
  const { out: table } = await fihrist(['config'], environment)
  expect(out + table).not.toMatch(/swordfish|sword%46/i)
  expect(values).toMatchObject({
    FIHRIST_PAGE_KEY: ['***', 'FIHRIST_PAGE_KEY'],
    ELASTICSEARCH_URL: ['https://elastic:***@a:9200/,http://b:9200/?***', 'ELASTICSEARCH_URL'],
    ELASTICSEARCH_USERNAME: ['reader', 'ELASTICSEARCH_USERNAME'],
    ELASTICSEARCH_PASSWORD: ['***', 'ELASTICSEARCH_PASSWORD'],
  })
  expect((await show([], { ELASTICSEARCH_API_KEY: 'swordfish' })).values.ELASTICSEARCH_API_KEY?.[0]).toBe('***')
})

test('the table has a line for each', async () => {
  const { out, err } = await fihrist(['config', '--host', '::1'], { FIHRIST_OPEN: '1' })
  const lines = out.replaceAll('\u200e', '').split('\n')
  expect(lines[0]).toMatch(/^variable +option +value +from$/)
  expect(lines).toContainEqual(expect.stringMatching(/^HOST +--host +::1 +--host$/))
  expect(lines).toContainEqual(expect.stringMatching(/^FIHRIST_OPEN +--open +1 +FIHRIST_OPEN$/))
  expect(err).toBe('')
})

test('variables that nothing reads are named, with what was probably meant', async () => {
  const environment = {
    FIHRIST_SERCH_TIMEOUT: '3',
    FIHRIST_SOMETHING_ELSE: '1',
    FIHRIST_RERUN: '1',
    FIHRIST_SERVICE_HOST: 'x',
  }
  expect((await show([], environment)).unknown).toEqual([
    { variable: 'FIHRIST_SERCH_TIMEOUT', nearest: 'FIHRIST_SEARCH_TIMEOUT' },
    { variable: 'FIHRIST_SOMETHING_ELSE' },
  ])
  expect((await fihrist(['config'], environment)).err).toBe(
    'fihrist config: there is no setting FIHRIST_SERCH_TIMEOUT; did you mean FIHRIST_SEARCH_TIMEOUT?\n' +
      'fihrist config: there is no setting FIHRIST_SOMETHING_ELSE\n',
  )
})

test('a value that can’t be is an error that names the setting', async () => {
  expect(await fihrist(['config'], { PORT: 'x' })).toMatchObject({
    code: 2,
    err: 'fihrist config: --port (PORT): expected a number from 0 to 65535, got "x" (bad_request)\n',
  })
})
