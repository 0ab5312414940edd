import { partsOf, requireKind, requirePhrases } from '../cells.ts'
import { type LexiconText, lexiconError, readLexicon } from '../read-lexicon.ts'

/** Another word for one thing: it meets in the query, and may be of another family. */
export const SYNONYM = 'synonym-device'

/** The kinds of spellings.tsv. */
const KINDS = ['foreign-g', 'vowel', 'hamza-seat', 'name', 'number', 'loanword', SYNONYM]

/** Spellings of one word or name, the usual one first; of the kind `SYNONYM`, words for one thing. */
export type SpellingFamily = { readonly kind: string; readonly spellings: readonly string[] }

/** The families of spellings.tsv. Throws `bad_input` with file, line and reason. */
export function readSpellings(textOf: LexiconText): SpellingFamily[] {
  const name = 'spellings.tsv'
  const seen = new Set<string>()
  return readLexicon(name, 2, textOf).map((row) => {
    const [cell = '', kind = ''] = row.cells
    const spellings = partsOf(cell)
    requireKind(name, row, kind, KINDS)
    requirePhrases(name, row, spellings)
    if (spellings.length < 2) throw lexiconError(name, row, 'a family has two spellings or more')
    for (const spelling of kind === SYNONYM ? [] : spellings) {
      if (seen.has(spelling)) throw lexiconError(name, row, `"${spelling}" stands in a family already`)
      seen.add(spelling)
    }
    return { kind, spellings }
  })
}
