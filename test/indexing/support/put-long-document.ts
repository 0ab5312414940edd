// node put-long-document.ts FOLDER BLOCK: puts a document of sixteen megabytes of a block into the embedded engine, and
// prints what it took. A process of its own, so that its memory is nobody else's.
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { createSqliteEngine } from '../../../src/engines/sqlite/create-sqlite-engine.ts'
import { createIndexer } from '../../../src/indexing/create-indexer.ts'
import { MAX_DOCUMENT_BYTES } from '../../../src/indexing/limits.ts'
import { readMapping } from '../../../src/mapping/mapping.ts'
import { createSearcher } from '../../../src/search/create-searcher.ts'
import { longestHold } from './longest-hold.ts'

/** What it took: `peak` in bytes above what the process had before, `hold` and `search` in milliseconds of work. */
export type LongDocument = {
  readonly result: string
  readonly bytes: number
  readonly peak: number
  readonly hold: number
  readonly search: number
}

const [folder = '', block = ''] = process.argv.slice(2)
const mapping = readMapping({ name: 'long', fields: { text: { type: 'text' } } }, 'test')
const analyzer = createAnalyzer()
const engine = createSqliteEngine({ folder, readers: 1 })
await engine.open({ name: 'long', mapping, analyzerVersion: analyzer.version })
const indexer = createIndexer({ engine, analyzer })
await indexer.putDocument('long', mapping, { id: 'short', text: 'كتاب قديم' })

const text = block === 'different words' ? differentWords() : fill(block)
const bytes = Buffer.byteLength(text)
const before = process.memoryUsage().rss
let result = ''
const { longest: hold } = await longestHold(async () => {
  result = await indexer.putDocument('long', mapping, { id: 'long', text }).catch(({ message }: Error) => message)
})
const peak = process.resourceUsage().maxRSS * 1024 - before
const searcher = createSearcher({ engine, analyzer })
const { longest: search } = await longestHold(() => searcher.search('long', { q: text.slice(0, 20), explain: true }))
await engine.close()
process.stdout.write(JSON.stringify({ result, bytes, peak, hold, search } satisfies LongDocument))

function fill(unit: string): string {
  return unit.repeat(Math.floor(MAX_DOCUMENT_BYTES / Buffer.byteLength(unit)))
}

/** A word that no other is like, for each number. */
function differentWords(): string {
  const letters = 'ابتثجحخدذرزسشصضطظعغف'
  const words = Array.from(
    { length: 900_000 },
    (_, i) => `كلم${Array.from(i.toString(20), (digit) => letters[Number.parseInt(digit, 20)]).join('')}`,
  )
  return words.join(' ')
}
