import { createIndexer } from '../../../src/indexing/create-indexer.ts'
import type { Input } from '../../../src/indexing/input.ts'
import type { IndexReport } from '../../../src/indexing/report.ts'
import type { WriteOptions } from '../../../src/indexing/write/write-inputs.ts'
import { MAPPING } from './collect.ts'
import { createMemoryEngine, type MemoryEngine } from './memory-engine.ts'
import { createWhitespaceAnalyzer } from './whitespace-analyzer.ts'

export const analyzer = createWhitespaceAnalyzer()

export async function open(): Promise<MemoryEngine> {
  const engine = createMemoryEngine()
  await engine.open({ name: 'c', mapping: MAPPING, analyzerVersion: analyzer.version })
  return engine
}

export const write = (
  engine: MemoryEngine,
  inputs: AsyncIterable<Input> | Iterable<Input>,
  options: Partial<WriteOptions> = {},
): Promise<IndexReport> =>
  createIndexer({ engine, analyzer }).write('c', MAPPING, inputs, { durability: 'relaxed', ...options })

export const good = (id: string, title = 'عنوان'): Input => ({ ok: true, value: { id, title } })
export const bad = (line: number): Input => ({ ok: false, file: 'a.jsonl', line, reason: 'not valid JSON' })
export const many = (count: number): Input[] => Array.from({ length: count }, (_, i) => good(`d${i}`))
export const counts = ({ read, indexed, unchanged, rejected, replaced }: IndexReport): number[] => [
  read,
  indexed,
  unchanged,
  rejected,
  replaced,
]
