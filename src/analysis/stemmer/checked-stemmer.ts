import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Spelling } from '../spelling.ts'
import type { Cut, Rule } from './cut.ts'
import { ENCLITICS } from './enclitics.ts'
import { foldStem, restoreHamza, seatLastHamza } from './hamza.ts'
import { cutProclitic } from './proclitics.ts'
import type { Vocabulary } from './vocabulary.ts'
import { followRest, readWord, type Word } from './word.ts'

/** Longer ones are text without spaces or a stuck key (وووو): each of their letters would be tried as a clitic. */
const LONGEST_WORD = 24

/** A word in folded letters without particles and article (`bare`), its stem, and what was done to get there, in order. */
export type Stemmed = { readonly bare: string; readonly stem: string; readonly cuts: readonly Cut[] }

/**
 * Cuts what is written onto words, each cut checked against a vocabulary, and asks the lexicon before the first and
 * after every cut. The spelling with its hamzas is what is asked with (أعلام is not إعلام), so it is carried along.
 */
export function createCheckedStemmer(vocabulary: Vocabulary, lexicon: Lexicon): (spelling: Spelling) => Stemmed {
  return ({ plain }) => {
    const word = readWord(plain)
    if (plain.length > LONGEST_WORD) return { bare: word.folded, stem: foldStem(plain), cuts: [] }
    const cuts: Cut[] = []
    const bare = cutBeginning(withHamza(word, cuts), cuts)
    return { bare: bare.folded, stem: stemOf(bare, cuts), cuts }
  }

  /** The word without particles and article; a listed word is left as it is found. */
  function cutBeginning(word: Word, cuts: Cut[]): Word {
    if (isListed(word)) return word
    const found = cutProclitic(word, beginningProtections(word), vocabulary)
    if (found === undefined) return word
    cuts.push(found.cut)
    const rest = withHamza(found.rest, cuts)
    // Nothing stands between the article and its word.
    return found.cut.letters.length > 1 ? rest : cutBeginning(rest, cuts)
  }

  function withHamza(word: Word, cuts: Cut[]): Word {
    const restored = restoreHamza(word, vocabulary)
    if (restored !== word) cuts.push({ rule: 'hamza restored', letters: '', rest: restored.plain })
    return restored
  }

  /** The stem of a bare word. Behind the rule that fired the search goes on: later endings stand before earlier ones. */
  function stemOf(bare: Word, cuts: Cut[], mayBePlural = true): string {
    let word = bare
    for (const rule of ENCLITICS) {
      if (!word.folded.endsWith(rule.letters) || word.folded.length - rule.letters.length < 2) continue
      const listed = lookUp(word, cuts, mayBePlural)
      if (listed !== undefined) return listed
      const rest = cutEnding(word, rule)
      if (rest === undefined) continue
      cuts.push({ rule: rule.name, letters: word.plain.slice(-rule.letters.length), rest: rest.plain })
      word = rest
    }
    return lookUp(word, cuts, mayBePlural) ?? foldStem(word.plain)
  }

  function cutEnding(word: Word, { letters, protections, rest: cut }: Rule): Word | undefined {
    const own = protectionsOf(word)
    if (protections.some((protection) => own.includes(protection))) return undefined
    const rest = cut(word.folded, word.folded.slice(0, -letters.length), vocabulary)
    return rest === undefined ? undefined : seatLastHamza(followRest(word, rest))
  }

  /** The stem of a listed word: the head of its family of spellings, or the stem of its singular. */
  function lookUp(word: Word, cuts: Cut[], mayBePlural: boolean): string | undefined {
    for (const spelling of spellingsOf(word)) {
      const family = lexicon.familyOf(spelling)
      if (family !== undefined) {
        if (family !== spelling) cuts.push({ rule: `of the family of ${family}`, letters: '', rest: family })
        return foldStem(family)
      }
      const singular = mayBePlural ? lexicon.singularOf(spelling) : undefined
      if (singular !== undefined) {
        cuts.push({ rule: `plural of ${singular}`, letters: '', rest: singular })
        return stemOf(readWord(singular), cuts, false)
      }
    }
    return undefined
  }

  function isListed(word: Word): boolean {
    return spellingsOf(word).some(
      (spelling) => lexicon.familyOf(spelling) !== undefined || lexicon.singularOf(spelling) !== undefined,
    )
  }

  function protectionsOf(word: Word): readonly string[] {
    const [first = '', second] = spellingsOf(word)
    const own = lexicon.protectionsOf(first)
    return second === undefined ? own : [...own, ...lexicon.protectionsOf(second)]
  }

  /** Of the word and of the words that it may be an inflection of: وجهها keeps its و as وجه does. */
  function beginningProtections(word: Word): readonly string[] {
    const own = protectionsOf(word)
    if (own.length > 0) return own
    for (const { letters } of ENCLITICS) {
      if (!word.folded.endsWith(letters) || word.folded.length - letters.length < 3) continue
      const rest = word.plain.slice(0, word.folded.length - letters.length)
      const found = [...lexicon.protectionsOf(rest), ...lexicon.protectionsOf(`${rest}ة`)]
      if (found.length > 0) return found
    }
    return own
  }

  /** The word, and the usual spelling that it stands for when hamzas or the dots of ة were left out. */
  function spellingsOf(word: Word): readonly string[] {
    const usual = vocabulary.usualSpelling(word.folded)
    return usual === undefined || usual === word.plain ? [word.plain] : [word.plain, usual]
  }
}
