import type { NameExceptions } from '../../analysis/lexicon/readers/read-name-exceptions.ts'
import type { Name } from '../../analysis/lexicon/readers/read-names.ts'
import { foldLetters } from '../../analysis/spelling/fold-letters.ts'
import { EVERYDAY_LETTERS } from '../../analysis/spelling/letters.ts'
import type { QueryWord } from '../tree.ts'
import { withoutParticles } from './particles.ts'
import type { FoundSequence } from './sequences.ts'

type Parts = Pick<Name, 'firsts' | 'rest'>

/** A first part that makes a name of the word behind it. */
type Beginning = {
  readonly firsts: readonly string[]
  /** Its usual form in folded letters. */
  readonly letters: string
  readonly takes: (second: string) => boolean
  /** Whether it may be written onto the second part in a word that the stemmer understands as `stem`. */
  readonly joins: (stem: string, letters: string) => boolean
}

/**
 * Reads a name that no list has but whose beginning leaves no doubt: عبد before a word with the article, and أبو before
 * any word; أبي alone is rather "my father".
 */
export function createUnlistedNames(
  names: readonly Name[],
  exceptions: NameExceptions,
): (words: readonly QueryWord[], at: number) => FoundSequence<Parts> | undefined {
  const noSons = new Set([...exceptions['no-son']].map(foldLetters))
  const beginnings: readonly Beginning[] = [
    beginningOf(names, 'servant', (second) => DEFINITE.test(second)),
    beginningOf(
      names,
      'kunya',
      (second) => WORD.test(second) && !noSons.has(second),
      // أبوابها is of باب, and أبويها of أب: what the stemmer takes for another word's form is no name.
      (stem, letters) => stem.startsWith(letters) && stem.length > letters.length + 2,
    ),
  ]

  return (words, at) => {
    const word = words[at]
    if (word === undefined) return undefined
    const { folded, exact, stem } = word.terms
    const next = words[at + 1]?.terms
    for (const form of withoutParticles(folded)) {
      const found = beginnings.find(({ letters }) => form.startsWith(letters))
      if (found === undefined) continue
      const { firsts, letters, takes, joins } = found
      if (form === letters) {
        return next && takes(next.folded) ? { length: 2, values: [{ firsts, rest: [next.exact] }] } : undefined
      }
      // Particles and first parts fold letter by letter.
      const second = exact.slice(folded.length - form.length + letters.length)
      if (takes(form.slice(letters.length)) && joins(stem, letters))
        return { length: 1, values: [{ firsts, rest: [second] }] }
    }
    return undefined
  }
}

const DEFINITE = new RegExp(`^ال[${EVERYDAY_LETTERS}]{2,}$`)
const WORD = new RegExp(`^[${EVERYDAY_LETTERS}]{3,}$`)

/** The beginning of the list's first name of a kind. */
function beginningOf(
  names: readonly Name[],
  kind: Name['kind'],
  takes: Beginning['takes'],
  joins: Beginning['joins'] = () => true,
): Beginning {
  const firsts = names.find((name) => name.kind === kind)?.firsts ?? []
  return { firsts, letters: foldLetters(firsts[0] ?? ''), takes, joins }
}
