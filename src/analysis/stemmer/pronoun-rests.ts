import { ALEF, ALEF_MAKSURA, TEH, TEH_MARBUTA, YEH } from '../spelling/letters.ts'
import { SHARE } from './share.ts'
import type { Vocabulary } from './vocabulary.ts'
import { readWord, type Word, withoutLast } from './word.ts'

const isLongEnough = ({ folded }: Word, vocabulary: Vocabulary): boolean =>
  folded.length >= 3 || vocabulary.isShortNoun(folded)

/** What a pronoun makes of a word's last letter: سياستها is of سياسة, مستواها of مستوى. */
const LAST_LETTERS: readonly { readonly written: string; readonly own: string }[] = [
  { written: TEH, own: TEH_MARBUTA },
  { written: ALEF, own: ALEF_MAKSURA },
]

/** The rest with its own last letter, when such a word is known and the better reading. */
function withOwnEnd(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const letter = LAST_LETTERS.find(({ written }) => bare.folded.endsWith(written))
  if (letter === undefined || bare.folded.length < 3) return undefined
  const own = readWord(bare.plain.slice(0, -1) + letter.own)
  // Her mother, والدتها, is known though "his father" is the commoner والده: there is no والدت.
  const isOwn = vocabulary.usualSpelling(own.folded)?.endsWith(letter.own) === true
  if (!isOwn && (letter.own !== TEH_MARBUTA || vocabulary.count(bare.folded) > 0)) return undefined
  const count = vocabulary.countWithArticle(own.folded)
  const least = Math.max(vocabulary.countWithArticle(bare.folded), SHARE * vocabulary.countWithArticle(word.folded))
  return count >= least ? own : undefined
}

/** The noun of a dual or plural that lost its noon: عينيه is of عين, لاعبيهم of لاعب; not كرسيه, محاميه. */
function withoutOblique(_: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (!bare.plain.endsWith(YEH)) return undefined
  const rest = withoutLast(bare, 1)
  const count = vocabulary.countWithArticle(rest.folded)
  return isLongEnough(rest, vocabulary) && count > 0 && count >= 2 * vocabulary.countWithArticle(bare.folded)
    ? rest
    : undefined
}

const changed = (word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined =>
  withOwnEnd(word, bare, vocabulary) ?? withoutOblique(word, bare, vocabulary)

/** The rest before a pronoun that few words end in by themselves. */
export function beforePronoun(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const other = changed(word, bare, vocabulary)
  if (other !== undefined) return other
  const whole = vocabulary.countWithArticle(word.folded)
  const count = vocabulary.countFamily(bare.folded)
  if (bare.folded.length < 3 && vocabulary.countWithArticle(bare.folded) <= whole) return undefined
  if (count > 0) return count >= SHARE * whole ? bare : undefined
  return whole === 0 && bare.folded.length >= 4 ? bare : undefined
}

/** More words end so without a pronoun (ملك, محاكم, هنا): the rest must be commoner than the whole. */
export function beforeRarePronoun(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const other = changed(word, bare, vocabulary)
  if (other !== undefined) return other
  const whole = vocabulary.countWithArticle(word.folded)
  const count = vocabulary.countWithArticle(bare.folded)
  if (!isLongEnough(bare, vocabulary)) return undefined
  return count > 0 && count >= whole ? bare : undefined
}

const SURELY_BEFORE_HEH = /(?:ات|[ؤئء])$/

/**
 * A ه that is written without dots and whose word is usually written so is a pronoun, as is one that only a pronoun
 * can be after what stands before it; any other falls as the feminine ending does.
 */
export function beforeHeh(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const other = withOwnEnd(word, bare, vocabulary)
  if (other !== undefined) return other
  if (word.plain.endsWith(TEH_MARBUTA)) return undefined
  const count = vocabulary.countFamily(bare.folded)
  if (count === 0 || count < SHARE * vocabulary.countWithArticle(word.folded)) return undefined
  if (SURELY_BEFORE_HEH.test(bare.plain)) return bare
  if (!vocabulary.endsInPronoun(word.folded)) return undefined
  return withoutOblique(word, bare, vocabulary) ?? (isLongEnough(bare, vocabulary) ? bare : undefined)
}

/** "My" after ة is written تي: مدرستي is of مدرسة, and so is the dual مدرستي before another noun. */
export function beforeTiedYeh(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  return vocabulary.isNoun(word.folded) ? undefined : withOwnEnd(word, bare, vocabulary)
}
