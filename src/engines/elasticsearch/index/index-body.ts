import type { estypes } from '@elastic/elasticsearch'
import { byLevel, type LevelName } from '../../../analysis/token.ts'
import type { Document } from '../../../mapping/document.ts'
import { type Field, type Mapping, textFields } from '../../../mapping/mapping.ts'
import { BM25 } from '../../common/bm25.ts'
import { PHRASE_LEVELS } from '../../engine.ts'
import type { ElasticsearchSettings } from '../server/options.ts'
import { CATCH_ALL_LEVELS, type Copies, copyTargets } from './catch-all.ts'
import { type IndexMeta, renderMeta } from './index-meta.ts'

/** The server's own limit for the fields of an index. */
const USUAL_FIELDS = 1_000

/** What is stored of a document. */
export type Source = { readonly document: Document; readonly hash: string }

type IndexBody = {
  readonly settings: estypes.IndicesIndexSettings
  readonly mappings: estypes.MappingTypeMapping
}

/** The index for a mapping, as `PUT /INDEX` wants it. */
export function renderIndexBody(meta: IndexMeta, settings: ElasticsearchSettings): IndexBody {
  const { mapping, copies } = meta
  const mappings: estypes.MappingTypeMapping = {
    dynamic: 'strict',
    _meta: renderMeta(meta),
    // Terms and values can be made again of the document; kept, they would be half of what is stored.
    _source: { excludes: ['terms', 'values'] },
    properties: {
      id: { type: 'keyword', index: false },
      hash: { type: 'keyword', index: false, doc_values: false },
      document: { type: 'object', enabled: false },
      terms: { properties: renderTerms(mapping, copies) },
      ...(copies === undefined ? {} : { all: { properties: renderAll() } }),
      values: { properties: renderValues(mapping) },
    },
  }
  const fields = countFields(mappings.properties ?? {})
  return {
    settings: {
      number_of_shards: settings.shards,
      ...(settings.replicas === undefined
        ? { auto_expand_replicas: '0-1' }
        : { number_of_replicas: settings.replicas }),
      similarity: { default: { type: 'BM25', ...BM25 } },
      refresh_interval: `${settings.refreshInterval}ms`,
      ...(fields > USUAL_FIELDS ? { mapping: { total_fields: { limit: fields } } } : {}),
    },
    mappings,
  }
}

type Properties = Record<string, estypes.MappingProperty>

/** The words are terms already, so all that is left to do is to split them. */
const TERMS = { type: 'text', analyzer: 'whitespace' } as const

/** Phrases are looked for in each field by itself. */
const LEVEL_OF_ALL = { ...TERMS, index_options: 'freqs' } as const

const renderAll = (): Properties => Object.fromEntries(CATCH_ALL_LEVELS.map((level) => [level, LEVEL_OF_ALL]))

/** A field for each text field and level. */
function renderTerms(mapping: Mapping, copies: Copies | undefined): Properties {
  return Object.fromEntries(
    textFields(mapping).map(({ name }) => [name, { properties: byLevel((level) => renderLevel(name, level, copies)) }]),
  )
}

function renderLevel(field: string, level: LevelName, copies: Copies | undefined): estypes.MappingProperty {
  const copyTo = copyTargets(copies, field, level)
  const options = PHRASE_LEVELS.some((name) => name === level) ? ('positions' as const) : ('freqs' as const)
  return {
    ...TERMS,
    index_options: options,
    ...(copyTo.length === 0 ? {} : { copy_to: copyTo }),
  }
}

const VALUES: Readonly<Record<Field['type'], estypes.MappingProperty | undefined>> = {
  keyword: { type: 'keyword' },
  number: { type: 'double' },
  date: { type: 'date', format: 'epoch_millis' },
  text: undefined,
  stored: undefined,
}

function renderValues(mapping: Mapping): Properties {
  return Object.fromEntries(
    Object.entries(mapping.fields).flatMap(([name, { type }]): [string, estypes.MappingProperty][] => {
      const property = VALUES[type]
      return property === undefined ? [] : [[name, property]]
    }),
  )
}

const countFields = (properties: Properties): number =>
  Object.values(properties).reduce(
    (sum, property) => sum + 1 + ('properties' in property ? countFields(property.properties ?? {}) : 0),
    0,
  )
