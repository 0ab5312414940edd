import { createAnalyzer } from '../../analysis/analyzer.ts'
import { withEngine } from '../../create-engine.ts'
import { FihristError } from '../../errors.ts'
import { indexPaths } from '../../indexing/index-paths.ts'
import type { PathsReport } from '../../indexing/report.ts'
import { type Command, flag, type Invocation, text } from '../command.ts'
import { collectionOption, mappingOption } from '../options.ts'
import { createProgress } from '../render/progress.ts'
import { renderReport } from '../render/render-report.ts'
import { mayLose, renderSoFar, withHint } from './index/index-failure.ts'
import { badValuesOption, mapOption, unknownOption } from './index/index-options.ts'
import { openRejects } from './index/rejects-file.ts'
import { stdinOption } from './index/stdin-option.ts'

/** `fihrist index PATH…`: files and folders into a collection. */
export const command: Command = {
  usage: 'PATH… [OPTIONS]     (PATH: a file, a folder, or - for standard input)',
  options: {
    collection: { type: 'string' },
    mapping: { type: 'string' },
    map: { type: 'string', multiple: true },
    unknown: { type: 'string' },
    'bad-values': { type: 'string' },
    prune: { type: 'boolean' },
    rebuild: { type: 'boolean' },
    yes: { type: 'boolean' },
    rejects: { type: 'string' },
    format: { type: 'string' },
    'stdin-name': { type: 'string' },
  },
  help: {
    collection: '--collection NAME    the collection (default: the mapping’s name)',
    mapping: '--mapping FILE       what a document is (default mappings/articles.json)',
    map: '--map NAME=FIELD     which field a column, key, member or meta name is; without FIELD none (again for each)',
    unknown: '--unknown WHAT       of names that are no field: reject the document, or ignore them',
    'bad-values': '--bad-values WHAT    of values that a field can’t hold: reject the document (default), or drop them',
    prune: '--prune              removes documents that are no longer there',
    rebuild: '--rebuild            builds a new index beside and swaps it in; without PATH from the stored documents',
    yes: '--yes                lets documents go that a rebuild from PATH does not find, without a question',
    rejects: '--rejects FILE       writes every rejected document’s file, line and reason as JSON lines, as they come',
    format: '--format NAME        what - (standard input) holds: jsonl, json, csv, tsv, md, html, txt … (else guessed)',
    'stdin-name': '--stdin-name NAME    the file that it could be: tells the format, ids and titles are made of it',
  },
  arity: { min: 0, max: Number.POSITIVE_INFINITY },
  run: indexFiles,
}

async function indexFiles({ arguments: paths, values, config, terminal }: Invocation): Promise<number> {
  const rebuild = flag(values, 'rebuild')
  if (paths.length === 0 && !rebuild) throw new FihristError('bad_request', 'name a file or a folder to index')
  const mapping = mappingOption(values)
  const collection = collectionOption(values, mapping)
  const wishes = {
    map: mapOption(values),
    unknown: unknownOption(values),
    badValues: badValuesOption(values),
    prune: flag(values, 'prune'),
    rebuild,
  }
  const input = stdinOption(paths, values, terminal)
  const rejects = openRejects(text(values, 'rejects'), paths)
  const progress = createProgress(terminal)
  try {
    const report = await withEngine(config, terminal.err, (engine) =>
      indexPaths({
        engine,
        analyzer: createAnalyzer(),
        collection,
        mapping,
        paths,
        ...wishes,
        stdin: input.stdin,
        exclude: rejects.path,
        signal: terminal.interrupted,
        onLoss(loss) {
          progress.stop()
          return mayLose(loss, collection, values, terminal)
        },
        onProgress: progress.update,
        onReject: rejects.add,
      }),
    )
    progress.stop()
    terminal.out(flag(values, 'json') ? `${JSON.stringify(report)}\n` : renderReport(report, collection))
    return isComplete(report) ? 0 : 1
  } catch (error) {
    progress.stop()
    const failure = withHint(error)
    terminal.err(renderSoFar(failure, collection, rebuild))
    throw failure
  } finally {
    rejects.close()
    input.close()
  }
}

/** Whether all that was asked for was done: every path gave documents, all of them fit, and every name was found. */
const isComplete = ({ rejected, emptyPaths, unusedMap }: PathsReport): boolean =>
  rejected === 0 && emptyPaths.length === 0 && unusedMap.length === 0
