import { createAnalyzer } from '../../analysis/analyzer.ts'
import { withEngine } from '../../create-engine.ts'
import { FihristError } from '../../errors.ts'
import { parseFilter } from '../../query/filter/parse-filter.ts'
import { MATCH_MODES, type MatchMode } from '../../search/answer.ts'
import { createSearcher } from '../../search/create-searcher.ts'
import { readSort } from '../../search/read-sort.ts'
import { type Command, flag, text, type Values } from '../command.ts'
import { collectionOption, numberOption } from '../options.ts'
import { renderAnswer } from '../render/render-answer.ts'

/** `fihrist search QUERY`: the best documents with their highlights. */
export const searchCommand: Command = {
  name: 'search',
  usage: 'QUERY [--limit N] [--match any] [--filter …] [--sort FIELD] [--explain] [--json]',
  summary: 'searches a collection',
  options: {
    collection: { type: 'string' },
    limit: { type: 'string' },
    offset: { type: 'string' },
    match: { type: 'string' },
    filter: { type: 'string' },
    sort: { type: 'string' },
    cursor: { type: 'string' },
    explain: { type: 'boolean' },
  },
  help: {
    collection: '--collection NAME    the collection (default articles)',
    limit: '--limit N            hits (default 10, at most 100)',
    offset: '--offset N           hits to skip',
    match: '--match MODE         any, most or all of the words',
    filter: "--filter FILTER      for example 'date >= 2024-01-01 AND section = صحة'",
    sort: '--sort FIELD         a field, -FIELD for descending; default: by relevance',
    cursor: '--cursor TEXT        goes on where a former answer’s "next" ended',
    explain: '--explain            also how words became terms, and which level found them in each hit',
  },
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  async run({ arguments: words, values, config, terminal }) {
    const analyzer = createAnalyzer()
    const collection = collectionOption(values)
    return withEngine(config, terminal.err, async (engine) => {
      const info = await engine.describe(collection)
      if (info === undefined) throw new FihristError('collection_not_found', `there is no collection "${collection}"`)
      const filter = text(values, 'filter')
      const sort = text(values, 'sort')
      const answer = await createSearcher({ engine, analyzer }).search(collection, {
        q: words.join(' '),
        match: matchOption(values),
        filter: filter === undefined ? undefined : parseFilter(filter, info.mapping),
        sort: sort === undefined ? undefined : readSort(sort),
        limit: numberOption(values, 'limit', { min: 0, max: 100 }),
        offset: numberOption(values, 'offset', { min: 0, max: 10_000 }),
        cursor: text(values, 'cursor'),
        explain: flag(values, 'explain'),
      })
      terminal.out(flag(values, 'json') ? `${JSON.stringify(answer)}\n` : renderAnswer(answer, info.mapping, terminal))
      return 0
    })
  },
}

function matchOption(values: Values): MatchMode | undefined {
  const value = text(values, 'match')
  const found = MATCH_MODES.find((mode) => mode === value)
  if (value === undefined || found !== undefined) return found
  throw new FihristError('bad_request', `--match: expected ${MATCH_MODES.join(', ')}, got "${value}"`)
}
