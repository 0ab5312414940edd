import { requirePhrases } from '../cells.ts'
import { type LexiconText, lexiconError, readLexicon } from '../read-lexicon.ts'

const KINDS = [
  'servant',
  'with-allah',
  'with-din',
  'kunya',
  'kunya-maghreb',
  'mother',
  'son',
  'sons',
  'possessor',
  'family',
  'compound',
] as const

/** What sort of name the parts make: the kinds of names.tsv. */
export type NameKind = (typeof KINDS)[number]

/** A name of several words: each of `firsts`, which are one word in its cases, before the words of `rest`. */
export type Name = { readonly kind: NameKind; readonly firsts: readonly string[]; readonly rest: readonly string[] }

/** Of these, the first parts of a row are one word in its cases (أبو = أبي = أبا); of others, each is a name's own. */
const ONE_WORD: readonly NameKind[] = ['kunya', 'kunya-maghreb', 'son', 'sons', 'possessor', 'family']

/** The names that are written joined or apart. Throws `bad_input` with file, line and reason. */
export function readNames(textOf: LexiconText): Name[] {
  const names: Name[] = []
  for (const row of readLexicon('names.tsv', 3, textOf)) {
    const [kindCell = '', firstCell = '', secondCell = ''] = row.cells
    const kind = KINDS.find((known) => known === kindCell)
    if (kind === undefined) throw lexiconError('names.tsv', row, `"${kindCell}" is no kind of name`)
    const parts = firstCell.split('|')
    requirePhrases('names.tsv', row, [...parts, ...secondCell.split('|')])
    const groups = ONE_WORD.includes(kind) ? [parts] : parts.map((part) => [part])
    for (const second of secondCell.split('|')) {
      const rest = second.split(' ')
      for (const firsts of groups) names.push({ kind, firsts, rest })
    }
  }
  return names
}
