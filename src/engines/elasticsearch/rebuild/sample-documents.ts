import { LEVEL_NAMES } from '../../../analysis/token.ts'
import type { AnalysedDocument, WriteOperation } from '../../engine.ts'
import { termsPath, valuesPath } from '../index/paths.ts'
import type { Clause } from '../query/clauses.ts'

/** A few of the documents that went into a copy, to look for afterwards. */
type Samples = {
  add(operations: readonly WriteOperation[]): void
  /** A clause for each sample, which only that document matches, if it is found by all that it should be found by. */
  clauses(): Clause[]
}

const MOST_SAMPLES = 16

/** Keeps the first document of every batch, later ones in the place of earlier ones. */
export function createSamples(): Samples {
  const samples = new Map<string, AnalysedDocument>()
  return {
    add(operations) {
      for (const operation of operations) {
        const id = operation.type === 'put' ? operation.document.id : operation.id
        if (operation.type === 'delete') samples.delete(id)
        else if (samples.has(id)) samples.set(id, operation.document)
      }
      const [last] = operations.slice(-1)
      if (last?.type === 'put') samples.set(last.document.id, last.document)
      const [oldest] = samples.keys()
      if (samples.size > MOST_SAMPLES && oldest !== undefined) samples.delete(oldest)
    },
    clauses: () => [...samples.values()].map(renderSample),
  }
}

function renderSample({ id, streams, values }: AnalysedDocument): Clause {
  const terms = Object.entries(streams).flatMap(([field, levels]) =>
    LEVEL_NAMES.flatMap((level): Clause[] => {
      const [term = ''] = levels[level].split(' ', 1)
      return term === '' ? [] : [{ term: { [termsPath(field, level)]: term } }]
    }),
  )
  const filters = Object.entries(values).flatMap(([field, [value]]): Clause[] =>
    value === undefined ? [] : [{ term: { [valuesPath(field)]: value } }],
  )
  return { bool: { filter: [{ ids: { values: [id] } }, ...terms, ...filters] } }
}
