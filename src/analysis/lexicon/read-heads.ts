import { TEH_MARBUTA } from '../spelling/letters.ts'
import { foldStem } from '../stemmer/hamza.ts'
import { partsOf, requireKind, requirePhrases } from './cells.ts'
import { type LexiconText, lexiconError, readLexicon } from './read-lexicon.ts'

/** Another word for one thing: it meets in the query, and may be of another family. */
const SYNONYM = 'synonym-device'

/** The kinds of spellings.tsv. */
const KINDS = ['foreign-g', 'vowel', 'hamza-seat', 'name', 'number', 'loanword', SYNONYM]

/**
 * Spelling → the head of its family. Words of several parts meet in the query, not here; so do synonyms, which are other
 * words. Throws `bad_input` with file, line and reason.
 */
export function readHeads(textOf: LexiconText): Map<string, string> {
  const heads = new Map<string, string>()
  const add = (head: string, forms: readonly string[]) => {
    // A feminine adjective is of the family of its masculine: أميركية of أمريكا.
    const own = heads.get(head) ?? heads.get(head.replace(/ة$/, '')) ?? head
    for (const form of [head, ...forms]) if (!form.includes(' ') && !heads.has(form)) heads.set(form, own)
  }
  for (const { head, forms } of readPlaces(textOf)) if (!head.includes(' ')) add(head, forms)
  for (const { kind, family } of readSpellings(textOf)) {
    const [head = '', ...forms] = family
    if (kind !== SYNONYM && !head.includes(' ') && !meetAnyway(family)) add(head, forms)
  }
  return heads
}

/** Whether the one letter for hamza joins the spellings by itself; then their inflections are cut as usual. A word in
 * ة may be one that keeps it, and must be known in every spelling. */
const meetAnyway = (forms: readonly string[]): boolean =>
  !forms.some((form) => form.endsWith(TEH_MARBUTA)) && new Set(forms.map(foldStem)).size === 1

function* readPlaces(textOf: LexiconText): Generator<{ head: string; forms: readonly string[] }> {
  for (const [name, columns] of [
    ['countries.tsv', 5],
    ['cities.tsv', 3],
  ] as const) {
    const seen = new Set<string>()
    for (const row of readLexicon(name, columns, textOf)) {
      const [head = '', variants, adjectives, people] = row.cells
      const forms = [variants, adjectives, people].flatMap((cell) => partsOf(cell))
      requirePhrases(name, row, [head, ...forms])
      if (seen.has(head)) throw lexiconError(name, row, `"${head}" has a row already`)
      seen.add(head)
      yield { head, forms }
    }
  }
}

function* readSpellings(textOf: LexiconText): Generator<{ kind: string; family: readonly string[] }> {
  const name = 'spellings.tsv'
  const seen = new Set<string>()
  for (const row of readLexicon(name, 2, textOf)) {
    const [cell = '', kind = ''] = row.cells
    const family = partsOf(cell)
    requireKind(name, row, kind, KINDS)
    requirePhrases(name, row, family)
    if (family.length < 2) throw lexiconError(name, row, 'a family has two spellings or more')
    for (const spelling of kind === SYNONYM ? [] : family) {
      if (seen.has(spelling)) throw lexiconError(name, row, `"${spelling}" stands in a family already`)
      seen.add(spelling)
    }
    yield { kind, family }
  }
}
