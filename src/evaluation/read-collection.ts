import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { FihristError } from '../errors.ts'
import type { Judgements } from './metrics.ts'

const textId = z.union([z.string(), z.number()]).transform(String)
const querySchema = z.object({ id: textId, text: z.string() })

export type EvaluationQuery = z.infer<typeof querySchema>

/** The file of documents in an evaluation folder: JSON lines of {id, title, text}. */
export const corpusFile = (folder: string): string => join(folder, 'corpus.jsonl')

/** Queries of a JSON-lines file of {id, text}. Throws `bad_input` naming file and line. */
export async function readQueries(file: string): Promise<EvaluationQuery[]> {
  const queries: EvaluationQuery[] = []
  for await (const { text, line } of linesOf(file)) {
    const parsed = querySchema.safeParse(parseJson(text, file, line))
    if (!parsed.success) throw badLine(file, line, 'expected {"id": …, "text": …}')
    queries.push(parsed.data)
  }
  return queries
}

/** Judgements of a folder by query id, from lines of query TAB document TAB grade; grades of 0 are left out. */
export async function readJudgements(folder: string): Promise<Map<string, Judgements>> {
  const file = join(folder, 'qrels.tsv')
  const judgements = new Map<string, Map<string, number>>()
  for await (const { text, line } of linesOf(file)) {
    const [query, document, gradeText, ...rest] = text.split('\t')
    const grade = Number(gradeText)
    if (query === undefined || document === undefined || !Number.isFinite(grade) || rest.length > 0) {
      throw badLine(file, line, 'expected query TAB document TAB grade')
    }
    if (grade <= 0) continue
    const judged = judgements.get(query) ?? new Map<string, number>()
    judgements.set(query, judged.set(document, grade))
  }
  return judgements
}

async function* linesOf(file: string): AsyncIterable<{ text: string; line: number }> {
  let line = 0
  try {
    for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      line++
      if (text.trim() !== '') yield { text, line }
    }
  } catch (error) {
    if (error instanceof FihristError) throw error
    throw new FihristError('bad_input', `${file}: can't be read: ${(error as Error).message}`, { file }, error)
  }
}

function parseJson(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badLine(file, line, 'expected one JSON object a line')
  }
}

function badLine(file: string, line: number, expected: string): FihristError {
  return new FihristError('bad_input', `${file}, line ${line}: ${expected}`, { file, line })
}
