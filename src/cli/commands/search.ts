import { createAnalyzer } from '../../analysis/analyzer.ts'
import { withEngine } from '../../create-engine.ts'
import { FihristError, noCollection } from '../../errors.ts'
import { MATCH_MODES, type MatchMode } from '../../query/match-mode.ts'
import { createSearcher } from '../../search/create-searcher.ts'
import { PAGE_LIMITS } from '../../search/page-limits.ts'
import { readFields, resolveFields } from '../../search/read-fields.ts'
import { readSort } from '../../search/read-sort.ts'
import { type Command, flag, text, type Values } from '../command.ts'
import { collectionOption, numberOption } from '../options.ts'
import { renderAnswer } from '../render/render-answer.ts'

/** `fihrist search QUERY`: the best documents with their highlights. */
export const command: Command = {
  usage: 'QUERY [--limit N] [--match any] [--filter …] [--sort FIELD] [--fields …] [--explain] [--json]',
  options: {
    collection: { type: 'string' },
    limit: { type: 'string' },
    offset: { type: 'string' },
    match: { type: 'string' },
    filter: { type: 'string' },
    sort: { type: 'string' },
    cursor: { type: 'string' },
    fields: { type: 'string' },
    explain: { type: 'boolean' },
  },
  help: {
    collection: '--collection NAME    the collection (default articles)',
    limit: `--limit N            hits (default ${PAGE_LIMITS.usualHits}, at most ${PAGE_LIMITS.mostHits})`,
    offset: '--offset N           hits to skip',
    match: '--match MODE         any, most or all of the words',
    filter: "--filter FILTER      for example 'date >= 2024-01-01 AND section = صحة'",
    sort: '--sort FIELD         a field, -FIELD for descending; default: by relevance',
    cursor: '--cursor TEXT        goes on where a former answer’s "next" ended',
    fields: '--fields NAMES       fields to show of each hit, with commas, however long they are',
    explain: '--explain            also how words became terms, and which level found them in each hit',
  },
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  async run({ arguments: words, values, config, terminal }) {
    const analyzer = createAnalyzer()
    const collection = collectionOption(values)
    return withEngine(config, terminal.err, async (engine) => {
      const found = await engine.find(collection)
      if (found === undefined) throw noCollection(collection)
      const sort = text(values, 'sort')
      const names = text(values, 'fields')
      const fields = names === undefined ? undefined : readFields(names)
      const answer = await createSearcher({ engine, analyzer }).searchIn(found, {
        q: words.join(' '),
        match: matchOption(values),
        filter: text(values, 'filter'),
        sort: sort === undefined ? undefined : readSort(sort),
        limit: numberOption(values, 'limit', { min: 0, max: PAGE_LIMITS.mostHits }),
        offset: numberOption(values, 'offset', { min: 0, max: PAGE_LIMITS.end }),
        cursor: text(values, 'cursor'),
        fields,
        explain: flag(values, 'explain'),
      })
      const shown = fields === undefined ? [] : resolveFields(fields, found.mapping)
      terminal.out(
        flag(values, 'json') ? `${JSON.stringify(answer)}\n` : renderAnswer(answer, found.mapping, terminal, shown),
      )
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
