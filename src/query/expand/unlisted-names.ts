import type { Name } from '../../analysis/lexicon/read-names.ts'
import type { QueryWord } from '../tree.ts'
import { withoutParticles } from './particles.ts'
import type { FoundSequence } from './sequences.ts'

type Parts = Pick<Name, 'firsts' | 'rest'>

/** Abiy Ahmed is nobody's father: أبو أحمد and أبي أحمد stay apart. */
const OTHER_PEOPLE = ['احمد']

const SERVANT = ['عبد']
const FATHER = ['أبو', 'أبي', 'أبا']

/**
 * A name that no list has but whose beginning leaves no doubt: عبد before a word with the article, and أبو before any
 * word; أبي alone is rather "my father".
 */
export function readUnlistedName(words: readonly QueryWord[], at: number): FoundSequence<Parts> | undefined {
  const word = words[at]
  if (word === undefined) return undefined
  const { folded, exact } = word.terms
  const next = words[at + 1]?.terms
  for (const form of withoutParticles(folded)) {
    const firsts = form.startsWith('عبد') ? SERVANT : form.startsWith('ابو') ? FATHER : undefined
    if (firsts === undefined) continue
    const isSecond = firsts === SERVANT ? isOfServant : isOfFather
    if (form.length === 3) {
      return next && isSecond(next.folded) ? { length: 2, values: [{ firsts, rest: [next.exact] }] } : undefined
    }
    // Particles and first parts fold letter by letter.
    const second = exact.slice(folded.length - form.length + 3)
    if (isSecond(form.slice(3)) && (firsts === SERVANT || staysWhole(word))) {
      return { length: 1, values: [{ firsts, rest: [second] }] }
    }
  }
  return undefined
}

const isOfServant = (second: string): boolean => /^ال[\u0621-\u064a]{2,}$/.test(second)

const isOfFather = (second: string): boolean => /^[\u0621-\u064a]{3,}$/.test(second) && !OTHER_PEOPLE.includes(second)

/** أبوابها is of باب, and أبويها of أب: what the stemmer takes for another word's form is no name. */
const staysWhole = ({ terms: { stem } }: QueryWord): boolean => stem.startsWith('ابو') && stem.length > 5
