import { TEH_MARBUTA } from '../../spelling/letters.ts'
import { partsOf, requireKind, requireWords } from '../cells.ts'
import { type LexiconText, lexiconError, readLexicon } from '../read-lexicon.ts'

/** Why a word is whole at one of its ends: the kinds of protected.tsv and of keep-teh-marbuta.tsv. */
export type Protection = string

const FIRST = ['root-waw', 'root-feh', 'root-beh', 'root-lam', 'root-kaf', 'root-seen', 'al-word', 'fixed']
const LAST_LETTERS = ['root-noon', 'root-teh', 'root-heh', 'root-yeh', 'defective', 'noun-iyya']
const PRONOUNS = [
  'end-kaf',
  'end-ha',
  'end-na',
  'end-hm',
  'end-km',
  'end-kn',
  'end-hn',
  'end-tm',
  'end-alef',
  'end-waw',
]
const KINDS = [...FIRST, ...LAST_LETTERS, ...PRONOUNS]

/** Word → the ends at which it is whole. Throws `bad_input` with file, line and reason. */
export function readProtections(textOf: LexiconText): Map<string, readonly Protection[]> {
  const protections = new Map<string, readonly Protection[]>()
  for (const row of readLexicon('protected.tsv', 2, textOf)) {
    const [word = '', why] = row.cells
    const kinds = partsOf(why)
    requireWords('protected.tsv', row, [word])
    for (const kind of kinds) requireKind('protected.tsv', row, kind, KINDS)
    if (protections.has(word)) throw lexiconError('protected.tsv', row, 'this word stands here twice')
    protections.set(word, kinds)
  }
  const kept = new Set<string>()
  for (const row of readLexicon('keep-teh-marbuta.tsv', 2, textOf)) {
    const [word = '', other = ''] = row.cells
    requireWords('keep-teh-marbuta.tsv', row)
    if (word !== other + TEH_MARBUTA)
      throw lexiconError('keep-teh-marbuta.tsv', row, `"${word}" is not "${other}" with ة`)
    if (kept.has(word)) throw lexiconError('keep-teh-marbuta.tsv', row, 'this word stands here twice')
    kept.add(word)
    protections.set(word, [...(protections.get(word) ?? []), 'keep-teh-marbuta'])
  }
  return protections
}
