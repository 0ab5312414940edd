import { expect, onTestFinished, test } from 'vitest'
import { serverOrSkip } from '../for-tests.ts'
import { startLocalServer } from './local-server.ts'

const server = await startLocalServer(console.log, { arabic: true })
if ('missing' in server) serverOrSkip(server, process.env)

test.skipIf('missing' in server)("has Elasticsearch's own arabic analyzer when asked", async () => {
  if ('missing' in server) return
  onTestFinished(server.stop)
  const response = await fetch(`${server.url}/_analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ analyzer: 'arabic', text: 'من المكتبات' }),
  })
  const { tokens } = (await response.json()) as { tokens: readonly { readonly token: string }[] }
  expect(tokens.map(({ token }) => token)).toEqual(['مكتب'])
})
