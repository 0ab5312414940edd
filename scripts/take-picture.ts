// Writes docs/images/search-page.png: the page of results for a query over seeds/, as a browser draws it.
// Needs Chromium (CHROMIUM names its program) and an Arabic text face such as Noto Naskh Arabic.
//   node scripts/take-picture.ts
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = join(import.meta.dirname, '..')
const PICTURE = join(ROOT, 'docs/images/search-page.png')
const QUERY = 'المكتبه القديمه'
const WIDTH = 1000
const HEIGHT = 820
/** The first pages of a process take longer than those that people see. */
const PAGES_BEFORE = 20

const folder = mkdtempSync(join(tmpdir(), 'fihrist-picture-'))
const server = spawn(
  process.execPath,
  [
    join(ROOT, 'bin/fihrist.js'),
    'serve',
    '--index',
    join(ROOT, 'seeds'),
    '--port',
    '0',
    '--data',
    join(folder, 'data'),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
try {
  const url = await addressOf(server)
  const page = `${url}/?q=${encodeURIComponent(QUERY)}`
  for (let i = 0; i < PAGES_BEFORE; i++) await (await fetch(page)).text()
  execFileSync(
    process.env.CHROMIUM ?? 'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--hide-scrollbars',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--window-size=${WIDTH},${HEIGHT}`,
      `--screenshot=${PICTURE}`,
      page,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  console.log(`${PICTURE}: ${QUERY}`)
} finally {
  server.kill()
  await once(server, 'exit')
  rmSync(folder, { recursive: true, force: true })
}

/** The address that the server prints when it is ready. */
async function addressOf({ stdout }: ReturnType<typeof spawn>): Promise<string> {
  if (stdout === null) throw new Error('the server prints nothing')
  for await (const line of createInterface({ input: stdout })) {
    const [url] = /http:\S+/.exec(line) ?? []
    if (url !== undefined) return url
  }
  throw new Error('the server stopped before it was ready')
}
