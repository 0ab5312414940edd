import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Protection } from '../lexicon/readers/read-protections.ts'
import { ENCLITICS } from './enclitics.ts'
import { isOtherSpelling, seatLastHamza, withFirstHamza } from './hamza.ts'
import type { Vocabulary } from './vocabulary.ts'
import { type Word, withoutLast } from './word.ts'

/** What the lexicon knows about a word, whichever way it is spelt. */
export type KnownWords = {
  /** The head of its family of spellings. */
  familyOf(word: Word): string | undefined
  /** The singular of a broken plural, or the masculine. */
  singularOf(word: Word): string | undefined
  /** Whether it is of a family, or a plural. */
  isListed(word: Word): boolean
  /** The ends at which it is whole. */
  protectionsOf(word: Word): readonly Protection[]
  /** Those of the words that it may be an inflection of: وجهها keeps its و as وجه does. */
  inheritedProtections(word: Word): readonly Protection[]
}

/** Asks the lexicon with the word as it is written, and with the usual spelling that it stands for. */
export function createKnownWords(vocabulary: Vocabulary, lexicon: Lexicon): KnownWords {
  // The lists are asked one after the other with the same word.
  let last: Word | undefined
  let lastSpellings: readonly string[] = []
  function spellingsOf(word: Word): readonly string[] {
    if (word !== last) {
      lastSpellings = makeSpellings(word)
      last = word
    }
    return lastSpellings
  }

  /** The word, and what it stands for when hamzas or the dots of ة were left out. */
  function makeSpellings({ plain, folded }: Word): readonly string[] {
    const usual = vocabulary.usualSpelling(folded)
    if (usual === undefined) return [plain, ...withFirstHamza(plain)]
    return usual === plain || isOtherSpelling(plain, usual, vocabulary) ? [plain] : [plain, usual]
  }

  function find<T>(word: Word, ask: (spelling: string) => T | undefined): T | undefined {
    for (const spelling of spellingsOf(word)) {
      const found = ask(spelling)
      if (found !== undefined) return found
    }
    return undefined
  }

  function allProtections(spellings: readonly string[]): readonly Protection[] {
    let all: readonly Protection[] = []
    for (const spelling of spellings) {
      const found = lexicon.protectionsOf(spelling)
      if (found.length > 0) all = all.length === 0 ? found : [...all, ...found]
    }
    return all
  }

  const familyOf = (word: Word) => find(word, lexicon.familyOf)
  const singularOf = (word: Word) => find(word, lexicon.singularOf)

  return {
    familyOf,
    singularOf,
    isListed: (word) => familyOf(word) !== undefined || singularOf(word) !== undefined,
    protectionsOf: (word) => allProtections(spellingsOf(word)),
    inheritedProtections(word) {
      for (const { letters } of ENCLITICS) {
        if (!word.folded.endsWith(letters) || word.folded.length - letters.length < 3) continue
        const rest = seatLastHamza(withoutLast(word, letters.length), vocabulary).plain
        const bases = [rest, `${rest}ة`, rest.replace(/ت$/, 'ة'), rest.replace(/ا$/, 'ى')]
        const found = allProtections(bases)
        if (found.length > 0) return found
      }
      return []
    },
  }
}
