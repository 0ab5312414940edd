import { partsOf, requirePhrases } from '../cells.ts'
import { type LexiconText, lexiconError, readLexicon } from '../read-lexicon.ts'

/** A country, city or region as countries.tsv and cities.tsv have it, without article. */
export type Place = {
  readonly name: string
  readonly others: readonly string[]
  /** Adjectives, and plurals of its people. */
  readonly derived: readonly string[]
  /** The name with its article, where it is an ordinary word without. */
  readonly definite: string | undefined
}

const FILES = [
  ['countries.tsv', 5],
  ['cities.tsv', 3],
] as const

/** The places, countries first. Throws `bad_input` with file, line and reason. */
export function readPlaces(textOf: LexiconText): Place[] {
  const definites = readDefinites(textOf)
  return FILES.flatMap(([file, columns]) => {
    const seen = new Set<string>()
    return readLexicon(file, columns, textOf).map((row): Place => {
      // Countries have a further column, which says what else the spelling means, to people.
      const [name = '', others, ...more] = row.cells
      const derived = more.slice(0, 2).flatMap((cell) => partsOf(cell))
      requirePhrases(file, row, [name, ...partsOf(others), ...derived])
      if (seen.has(name)) throw lexiconError(file, row, `"${name}" has a row already`)
      seen.add(name)
      return { name, others: partsOf(others), derived, definite: definites.get(name) }
    })
  })
}

function readDefinites(textOf: LexiconText): ReadonlyMap<string, string> {
  return new Map(
    readLexicon('definite-places.tsv', 2, textOf).map((row) => {
      const [name = '', definite = ''] = row.cells
      requirePhrases('definite-places.tsv', row)
      if (definite !== name.replaceAll(/^| /g, '$&ال')) {
        throw lexiconError('definite-places.tsv', row, `"${definite}" is not "${name}" with the article on every word`)
      }
      return [name, definite]
    }),
  )
}
