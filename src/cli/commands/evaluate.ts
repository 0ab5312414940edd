import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAnalyzer } from '../../analysis/analyzer.ts'
import { withTemporaryEngine } from '../../create-engine.ts'
import { FihristError } from '../../errors.ts'
import { evaluate, renderRun } from '../../evaluation/evaluate.ts'
import { METRIC_NAMES } from '../../evaluation/metrics.ts'
import { corpusFile, readJudgements, readQueries } from '../../evaluation/read-collection.ts'
import { indexPaths } from '../../indexing/index-paths.ts'
import { readMapping } from '../../mapping/mapping.ts'
import { createSearcher } from '../../search/create-searcher.ts'
import { PAGE_LIMITS } from '../../search/page-limits.ts'
import { type Command, flag, type Invocation, text } from '../command.ts'
import { numberOption } from '../options.ts'

const DEPTH = PAGE_LIMITS.mostHits

/** What the documents of an evaluation collection are. */
const MAPPING = readMapping(
  { name: 'evaluation', fields: { title: { type: 'text', weight: 2 }, text: { type: 'text' } } },
  'evaluation',
)

/** `fihrist evaluate FOLDER`: how good the results are on a collection with relevance judgements. */
export const command: Command = {
  usage: 'FOLDER [--queries FILE] [--run OUT] [--depth 100] [--json]',
  options: { queries: { type: 'string' }, run: { type: 'string' }, depth: { type: 'string' } },
  help: {
    queries: '--queries FILE       other queries than the folder’s queries.jsonl',
    run: '--run OUT            writes the hits as a TREC run',
    depth: `--depth N            hits a query, 10–${DEPTH} (default ${DEPTH})`,
  },
  arity: { min: 1, max: 1 },
  // On a temporary index: evaluating never touches the user's own.
  run: evaluateFolder,
}

async function evaluateFolder({ arguments: [folder = ''], values, config, terminal }: Invocation): Promise<number> {
  const queries = await readQueries(text(values, 'queries') ?? join(folder, 'queries.jsonl'))
  const judgements = await readJudgements(folder)
  const depth = numberOption(values, 'depth', { min: 10, max: DEPTH }) ?? DEPTH
  const analyzer = createAnalyzer()
  const collection = MAPPING.name
  const result = await withTemporaryEngine(config, terminal.err, async (engine) => {
    const paths = [corpusFile(folder)]
    const report = await indexPaths({ engine, analyzer, collection, mapping: MAPPING, paths })
    if (report.rejected > 0) {
      const [first] = report.rejects
      throw new FihristError('bad_input', `${first?.file}, line ${first?.line}: ${first?.reason}`)
    }
    if (report.read === 0) throw new FihristError('bad_input', `${paths[0]}: it holds not one document`)
    const searcher = createSearcher({ engine, analyzer })
    return { report, ...(await evaluate({ searcher, collection, queries, judgements, depth })) }
  })
  const { report, evaluation, run } = result
  const runFile = text(values, 'run')
  if (runFile !== undefined) await writeFile(runFile, renderRun(run, 'fihrist'))
  const answer = { ...evaluation, documents: report.read, indexSeconds: report.seconds }
  terminal.out(flag(values, 'json') ? `${JSON.stringify(answer)}\n` : renderEvaluation(answer))
  return 0
}

type Answer = Awaited<ReturnType<typeof evaluate>>['evaluation'] & { documents: number; indexSeconds: number }

function renderEvaluation(answer: Answer): string {
  const { documents, indexSeconds, queries, queryMs } = answer
  const metrics = METRIC_NAMES.map((name) => `${name.padEnd(10)}  ${answer[name].toFixed(4)}\n`).join('')
  const times = `a query takes ${queryMs.mean.toFixed(1)} ms (p50 ${queryMs.p50.toFixed(1)}, p95 ${queryMs.p95.toFixed(1)})`
  return `${queries} judged queries, ${documents} documents indexed in ${indexSeconds.toFixed(1)} s; ${times}\n${metrics}`
}
