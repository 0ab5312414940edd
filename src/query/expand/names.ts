import type { NameExceptions } from '../../analysis/lexicon/readers/read-name-exceptions.ts'
import type { Name } from '../../analysis/lexicon/readers/read-names.ts'
import { foldLetters } from '../../analysis/spelling/fold-letters.ts'
import type { QueryWord } from '../tree.ts'
import { type Expander, type Finding, VARIANT_WEIGHTS } from './expander.ts'
import { withoutParticles } from './particles.ts'
import type { FoundSequence } from './sequences.ts'
import { spellName } from './spell-name.ts'
import { createUnlistedNames } from './unlisted-names.ts'

/** Names that are written joined or apart (عبدالله, عبد الله), and whose first part has cases (أبو بكر, أبي بكر). */
export function createNames(names: readonly Name[], exceptions: NameExceptions): Expander {
  const index = indexNames(names)
  const readUnlistedName = createUnlistedNames(names, exceptions)
  const plain = new Set([...exceptions.plain].map(foldSpelling))
  const noNames = new Set([...exceptions['no-name']].map(foldSpelling))
  return (words) =>
    words.flatMap((_, from): Finding | Finding[] => {
      const found = findListedName(index, noNames, words, from) ?? readUnlistedName(words, from)
      if (found === undefined) return []
      const { length, values } = found
      const variants = values.flatMap(spellName).map((text) => ({ text, weight: VARIANT_WEIGHTS.spelling }))
      return { from, length, variants, apart: plain.has(foldedWords(words, from, length)) }
    })
}

/** Names by their folded letters, without spaces. */
type NameIndex = ReadonlyMap<string, readonly Name[]>

function indexNames(names: readonly Name[]): NameIndex {
  const index = new Map<string, Name[]>()
  // The same few first parts stand before hundreds of second ones.
  const folded = new Map<string, string>()
  const fold = (word: string): string => {
    const letters = folded.get(word) ?? foldLetters(word)
    folded.set(word, letters)
    return letters
  }
  for (const name of names) {
    // آل سعود and ال سعود are one already, and never joined.
    if (name.kind === 'family') continue
    const rest = name.rest.map(fold).join('')
    for (const first of name.firsts) {
      const key = fold(first) + rest
      const others = index.get(key)
      if (others === undefined) index.set(key, [name])
      else if (!others.includes(name)) others.push(name)
    }
  }
  return index
}

/** Words of the longest name, as in أبو عبد الله. */
const LONGEST = 3

/** The longest name of the list that begins at a place, maybe with particles written onto it. */
function findListedName(
  index: NameIndex,
  noNames: ReadonlySet<string>,
  words: readonly QueryWord[],
  from: number,
): FoundSequence<Name> | undefined {
  const first = words[from]?.terms.folded ?? ''
  if (noNames.has(first)) return undefined
  const forms = withoutParticles(first)
  for (let length = Math.min(LONGEST, words.length - from); length > 0; length--) {
    const rest = length === 1 ? '' : ` ${foldedWords(words, from + 1, length - 1)}`
    const values = forms.flatMap((form) => {
      const typed = form + rest
      const names = index.get(typed.replaceAll(' ', '')) ?? []
      // نصرا لله has the letters of نصر الله.
      return names.filter((name) => spellName(name).some((spelling) => foldSpelling(spelling) === typed))
    })
    if (values.length > 0) return { length, values }
  }
  return undefined
}

const foldSpelling = (spelling: string): string => spelling.split(' ').map(foldLetters).join(' ')

const foldedWords = (words: readonly QueryWord[], from: number, length: number): string =>
  words
    .slice(from, from + length)
    .map(({ terms }) => terms.folded)
    .join(' ')
