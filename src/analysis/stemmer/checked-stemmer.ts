import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Protection } from '../lexicon/readers/read-protections.ts'
import { foldLetters } from '../spelling/fold-letters.ts'
import { foldStem } from '../spelling/fold-stem.ts'
import { ALEF, YEH } from '../spelling/letters.ts'
import type { Spelling } from '../spelling/read-spelling.ts'
import type { Cut, EndingRule } from './cut.ts'
import { ENCLITICS } from './enclitics.ts'
import { restoreHamza, seatLastHamza } from './hamza.ts'
import { createKnownWords } from './known-words.ts'
import { PARTICLE_LETTERS, procliticsOf } from './proclitics.ts'
import { isVerb, pastOf, thirdPerson } from './verbs.ts'
import type { Vocabulary } from './vocabulary.ts'
import { readWord, type Word, withoutLast } from './word.ts'

/** Longer ones are text without spaces or a stuck key (وووو): each of their letters would be tried as a clitic. */
const LONGEST_WORD = 24

/** One after the other, as long as four letters are left. */
const POSSIBLE_PARTICLES = new RegExp(`^[${PARTICLE_LETTERS}]+(?=.{4})`)

/** Whether the article was cut; للجانها may have lost its own lam to the one before. */
const isArticle = ({ letters, rest }: Cut): boolean =>
  letters.endsWith('ال') || (letters === 'لل' && !rest.startsWith('ل'))

export type Stemmed = {
  /** The word in folded letters without particles and article. */
  readonly bare: string
  readonly stem: string
  /** The stem, or the past of an imperfect verb: what the word's consonants are taken from. */
  readonly base: string
  /** What was done to get to the stem, in order. */
  readonly cuts: readonly Cut[]
}

/**
 * Cuts what is written onto words, each cut checked against a vocabulary, and asks the lexicon before the first and
 * after every cut. The spelling with its hamzas is what is asked with (أعلام is not إعلام), so it is carried along.
 */
export function createCheckedStemmer(vocabulary: Vocabulary, lexicon: Lexicon): (spelling: Spelling) => Stemmed {
  const known = createKnownWords(vocabulary, lexicon)
  return ({ plain, tanwinAlef }) => {
    const word = readWord(plain)
    if (plain.length > LONGEST_WORD) {
      const stem = foldStem(plain)
      return { bare: word.folded, stem, base: stem, cuts: [] }
    }
    const cuts: Cut[] = []
    const bare = cutBeginning(withHamza(word, cuts), cuts)
    const stem = stemOf(tanwinAlef ? withoutTanwin(bare, cuts) : bare, cuts)
    return { bare: bare.folded, cuts, ...withPast(stem, cuts) }
  }

  /** An imperfect is one with its past where that is no noun (يقول and قال); قدم is a foot as often as "he presented". */
  function withPast(stem: string, cuts: Cut[]): Pick<Stemmed, 'stem' | 'base'> {
    const irregular = lexicon.pastOf(usual(foldLetters(stem)))
    const past = irregular ?? pastOf(stem, vocabulary)
    if (past === undefined) return { stem, base: withoutParticles(stem) }
    const spelling = irregular ?? usual(past)
    const base = foldStem(spelling)
    if (irregular === undefined && !isVerb(past, vocabulary)) return { stem, base }
    cuts.push({ rule: 'past of the verb', letters: '', rest: spelling })
    return { stem: base, base }
  }

  /** An unknown word, mostly a foreign name, without all that may be particles: enough for a net of low weight. */
  function withoutParticles(stem: string): string {
    return vocabulary.countFamily(stem) > 0 ? stem : stem.replace(POSSIBLE_PARTICLES, '')
  }

  /** The word without particles and article; a listed word is left as it is found. */
  function cutBeginning(word: Word, cuts: Cut[]): Word {
    if (known.isListed(word)) return word
    const found = findProclitic(word)
    if (found === undefined) return word
    cuts.push(found.cut)
    const rest = withHamza(found.rest, cuts)
    // Nothing stands between the article and its word.
    return found.cut.letters.length > 1 ? rest : cutBeginning(rest, cuts)
  }

  function findProclitic(word: Word): { rest: Word; cut: Cut } | undefined {
    const listed = lexicon.particleOf(word.plain)
    if (listed !== undefined) {
      const { particle, rest } = listed
      return { rest: readWord(rest), cut: { rule: 'particle', letters: particle, rest } }
    }
    const own = known.protectionsOf(word)
    // Asked for when somebody wants to know: most words begin with nothing that could be cut.
    let inherited: readonly Protection[] | undefined = own.length > 0 ? [] : undefined
    for (const { rest, cut, protections } of procliticsOf(word, vocabulary)) {
      if (protections.some((protection) => own.includes(protection))) continue
      if (protections.length === 0 || known.familyOf(rest) !== undefined) return { rest, cut }
      inherited ??= known.inheritedProtections(word)
      const whys = inherited
      if (!protections.some((protection) => whys.includes(protection))) return { rest, cut }
    }
    return undefined
  }

  function withHamza(word: Word, cuts: Cut[]): Word {
    const restored = restoreHamza(word, vocabulary)
    if (restored.plain !== word.plain) cuts.push({ rule: 'hamza restored', letters: '', rest: restored.plain })
    return restored
  }

  function withoutTanwin(word: Word, cuts: Cut[]): Word {
    if (!word.plain.endsWith(ALEF) || word.plain.length < 3) return word
    const rest = seatLastHamza(withoutLast(word, 1), vocabulary)
    cuts.push({ rule: 'tanwin', letters: ALEF, rest: rest.plain })
    return rest
  }

  /** The stem of a bare word. Behind the rule that fired the search goes on: later endings stand before earlier ones. */
  function stemOf(bare: Word, cuts: Cut[], mayBePlural = true): string {
    const hasArticle = cuts.some(isArticle)
    let word = bare
    let mayBeVerb = true
    let listed = lookUp(word, cuts, mayBePlural)
    for (const rule of ENCLITICS) {
      if (listed !== undefined) return listed
      if (!word.folded.endsWith(rule.letters) || word.folded.length - rule.letters.length < 2) continue
      const rest = hasArticle && !rule.withArticle ? undefined : cutEnding(word, rule)
      if (rest === undefined) continue
      cuts.push({ rule: rule.name, letters: word.plain.slice(-rule.letters.length), rest: rest.plain })
      word = rest
      mayBeVerb &&= rule.onVerb
      listed = lookUp(word, cuts, mayBePlural && rule.onPlural)
    }
    return listed ?? stemTerm(mayBeVerb ? inThirdPerson(word, cuts) : word)
  }

  /** Letters are folded, but for the hamza at the beginning of a word that is another one without it. A ي that was
   * lost with the article comes back: قاض of قاضي. */
  function stemTerm({ plain }: Word): string {
    if (lexicon.protectionsOf(plain + YEH).includes('defective')) return foldStem(plain + YEH)
    const folded = foldStem(plain)
    const isOther = lexicon.isToldByHamza(plain) && plain !== vocabulary.usualSpelling(foldLetters(plain))
    return isOther ? plain.charAt(0) + folded.slice(1) : folded
  }

  function inThirdPerson(word: Word, cuts: Cut[]): Word {
    const third =
      known.isListed(word) || known.protectionsOf(word).includes('fixed')
        ? undefined
        : thirdPerson(usual(word.folded), vocabulary)
    if (third === undefined) return word
    const rest = readWord(usual(third))
    cuts.push({ rule: 'person of the verb', letters: word.plain.charAt(0), rest: rest.plain })
    return rest
  }

  function usual(folded: string): string {
    return vocabulary.usualSpelling(folded) ?? folded
  }

  function cutEnding(word: Word, { letters, protections, rest }: EndingRule): Word | undefined {
    const own = known.protectionsOf(word)
    if (protections.some((protection) => own.includes(protection))) return undefined
    return rest(word, seatLastHamza(withoutLast(word, letters.length), vocabulary), vocabulary)
  }

  /** The stem of a listed word: the head of its family of spellings, or the stem of its singular. */
  function lookUp(word: Word, cuts: Cut[], mayBePlural: boolean): string | undefined {
    const family = known.familyOf(word)
    if (family !== undefined && family !== word.plain) {
      cuts.push({ rule: `of the family of ${family}`, letters: '', rest: family })
    }
    const head = family === undefined ? word : readWord(family)
    const singular = mayBePlural ? known.singularOf(head) : undefined
    if (singular === undefined) return family === undefined ? undefined : foldStem(family)
    cuts.push({ rule: `plural of ${singular}`, letters: '', rest: singular })
    return stemOf(readWord(singular), cuts, false)
  }
}
