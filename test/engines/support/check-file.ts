import Database from 'better-sqlite3'
import { LEVEL_NAMES } from '../../../src/analysis/token.ts'
import { PHRASE_LEVELS } from '../../../src/engines/engine.ts'
import { createConnection, quote } from '../../../src/engines/sqlite/connection.ts'
import { layoutOf } from '../../../src/engines/sqlite/file/schema.ts'
import { termsOfForm } from '../../../src/engines/sqlite/postings/format/forms.ts'
import { beginningOf } from '../../../src/engines/sqlite/postings/format/keys.ts'
import type { Document } from '../../../src/mapping/document.ts'
import { readPostings } from './read-postings.ts'
import { analyse, MAPPING } from './test-analysis.ts'

/** What a file holds that can't be told from outside; `problems` is empty when all its tables agree. */
export type FileState = { readonly documents: readonly Document[]; readonly problems: readonly string[] }

/** Compares every table of the current generation with what its stored documents say. Nobody else may write. */
export function checkFile(path: string): FileState {
  const db = new Database(path)
  try {
    const read = <Row>(sql: string): Row[] => db.prepare(sql).raw().all() as Row[]
    const [[generation] = ['0']] = read<[string]>("SELECT value FROM fihrist_meta WHERE key = 'generation'")
    const layout = layoutOf(MAPPING, Number(generation))
    const rows = read<[number, string, number, string]>(`SELECT row, id, tokens, document FROM ${layout.documents}`)
    const documents = rows.map(([row, id, tokens, json]) => ({
      ...analyse(JSON.parse(json) as Document),
      row,
      storedId: id,
      tokens,
    }))
    const problems: string[] = []
    const compare = (what: string, actual: readonly unknown[], expected: readonly unknown[]) => {
      const [a, b] = [actual, expected].map((list) => list.map((entry) => JSON.stringify(entry)).sort())
      const difference = a?.findIndex((entry, i) => entry !== b?.[i]) ?? -1
      if (a?.length !== b?.length || difference >= 0) {
        problems.push(`${what}: ${a?.length} instead of ${b?.length}, ${a?.[difference]} instead of ${b?.[difference]}`)
      }
    }

    const found = readPostings(createConnection(path, db), layout)
    const tokensOf = documents.flatMap(({ row, streams }) =>
      layout.postings.texts.flatMap(({ field, number }) =>
        formsOf(streams[field]).map((form, at) => [row, number, at, form] as const),
      ),
    )
    compare('tokens', found.tokens, tokensOf)
    compare(
      'beginnings',
      found.beginnings.flatMap(([row, field, beginning, levels]) =>
        levels.map((level) => [row, field, beginning, level]),
      ),
      [
        ...new Set(
          tokensOf.flatMap(([row, field, , form]) =>
            PHRASE_LEVELS.flatMap((level) => {
              const beginning = beginningOf(form[LEVEL_NAMES.indexOf(level)] ?? '')
              return beginning === undefined ? [] : [JSON.stringify([row, field, beginning, level])]
            }),
          ),
        ),
      ].map((text) => JSON.parse(text) as unknown),
    )
    compare(
      'the lengths of segments',
      found.lengths,
      documents.map(({ row, tokens }) => [row, tokens]),
    )
    compare(
      'terms',
      found.terms,
      found.families.flatMap(([family, , forms]) =>
        [...new Set(forms.flatMap(termsOfForm))].map((term) => [term, family]),
      ),
    )
    compare(
      'forms that come twice',
      [
        ...Map.groupBy(
          found.families.flatMap(([, , forms]) => forms),
          (form) => form.join(' '),
        ).values(),
      ].filter((same) => same.length > 1),
      [],
    )
    compare(
      'families',
      found.families.map(([, broad]) => broad),
      found.families.map(([, , forms]) => forms[0]?.[LEVEL_NAMES.indexOf('broad')]),
    )
    compare('lists without a segment', [found.strays], [0])
    for (const { field, table } of layout.values) {
      compare(
        `values of ${field}`,
        read(`SELECT row, value FROM ${quote(table)}`),
        documents.flatMap(({ row, values }) => [...new Set(values[field] ?? [])].map((value) => [row, value])),
      )
    }
    const tokens = documents.map(({ streams }) =>
      layout.postings.texts.reduce((sum, { field }) => sum + (streams[field]?.exact.match(/[^ ]+/g)?.length ?? 0), 0),
    )
    compare(
      'lengths',
      documents.map((document) => document.tokens),
      tokens,
    )
    compare(
      'ids',
      documents.map(({ storedId }) => storedId),
      documents.map(({ document }) => document.id),
    )
    compare('totals', read(`SELECT documents, tokens FROM ${layout.totals}`), [
      [documents.length, tokens.reduce((sum, count) => sum + count, 0)],
    ])
    const used = documents.map(({ row }) => row)
    const free = read<[number]>(`SELECT row FROM ${layout.freeRows}`).map(([row]) => row)
    compare(
      'rows used or free',
      [...used, ...free],
      Array.from({ length: Math.max(0, ...used, ...free) }, (_, i) => i + 1),
    )
    compare('the whole file', read('PRAGMA integrity_check'), [['ok']])
    compare(
      'tables of other generations',
      read<[string]>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB '*_[0-9]*'").filter(
        ([name]) => !new RegExp(`_${generation}(_|$)`).test(name),
      ),
      [],
    )
    return { documents: documents.map(({ document }) => document), problems }
  } finally {
    db.close()
  }
}

function formsOf(streams: ReturnType<typeof analyse>['streams'][string] | undefined): string[][] {
  const levels = LEVEL_NAMES.map((level) => (streams?.[level] ?? '').split(' ').filter((term) => term !== ''))
  return (levels[0] ?? []).map((_, i) => levels.map((terms) => terms[i] ?? ''))
}
