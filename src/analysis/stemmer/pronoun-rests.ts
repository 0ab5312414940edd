import { ALEF, ALEF_MAKSURA, HEH, TEH, TEH_MARBUTA, YEH } from '../letters.ts'
import { SHARE } from './share.ts'
import type { Vocabulary } from './vocabulary.ts'
import { readWord, type Word, withoutLast } from './word.ts'

/** The nouns of two letters that take pronouns; what else has two letters is mostly a piece of a word (يسكن). */
const SHORT_NOUNS = new Set('رب حق حب جد عم يد دم فم سن اب ام اخ كل حظ خط ظل حد حل سر فن بن'.split(' '))

const isLongEnough = ({ folded }: Word): boolean => folded.length >= 3 || SHORT_NOUNS.has(folded)

/** The word in ة that a rest in ت stands for, when it is known and the better reading: سياسته is of سياسة. */
function untie(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (!bare.folded.endsWith(TEH) || bare.folded.length < 3) return undefined
  const tied = bare.folded.slice(0, -1) + HEH
  if (!vocabulary.usualSpelling(tied)?.endsWith(TEH_MARBUTA)) return undefined
  const count = vocabulary.countWithArticle(tied)
  const better =
    count >= vocabulary.countWithArticle(bare.folded) && count >= SHARE * vocabulary.countWithArticle(word.folded)
  return count > 0 && better ? readWord(bare.plain.slice(0, -1) + TEH_MARBUTA) : undefined
}

/** The word in ى that a rest in ا stands for: مستواها is of مستوى. */
function raise(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (!bare.folded.endsWith(ALEF) || bare.folded.length < 3) return undefined
  const raised = bare.folded.slice(0, -1) + YEH
  if (!vocabulary.usualSpelling(raised)?.endsWith(ALEF_MAKSURA)) return undefined
  const count = vocabulary.countWithArticle(raised)
  const better =
    count >= vocabulary.countWithArticle(bare.folded) && count >= SHARE * vocabulary.countWithArticle(word.folded)
  return better ? readWord(bare.plain.slice(0, -1) + ALEF_MAKSURA) : undefined
}

/** The noun of a dual or plural that lost its noon: عينيه is of عين, لاعبيهم of لاعب; not كرسيه, محاميه. */
function withoutOblique(_: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (!bare.plain.endsWith(YEH)) return undefined
  const rest = withoutLast(bare, 1)
  const count = vocabulary.countWithArticle(rest.folded)
  return isLongEnough(rest) && count > 0 && count >= 2 * vocabulary.countWithArticle(bare.folded) ? rest : undefined
}

const changed = (word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined =>
  untie(word, bare, vocabulary) ?? raise(word, bare, vocabulary) ?? withoutOblique(word, bare, vocabulary)

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
  if (!isLongEnough(bare)) return undefined
  return count > 0 && count >= whole ? bare : undefined
}

const SURELY_BEFORE_HEH = /(?:ات|[ؤئء])$/

/**
 * A ه that is written without dots and whose word is usually written so is a pronoun, as is one that only a pronoun
 * can be after what stands before it; any other falls as the feminine ending does.
 */
export function beforeHeh(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const other = untie(word, bare, vocabulary) ?? raise(word, bare, vocabulary)
  if (other !== undefined) return other
  if (word.plain.endsWith(TEH_MARBUTA)) return undefined
  const count = vocabulary.countFamily(bare.folded)
  if (count === 0 || count < SHARE * vocabulary.countWithArticle(word.folded)) return undefined
  if (SURELY_BEFORE_HEH.test(bare.plain)) return bare
  if (!vocabulary.endsInPronoun(word.folded)) return undefined
  return withoutOblique(word, bare, vocabulary) ?? (isLongEnough(bare) ? bare : undefined)
}

/** "My" after ة is written تي: مدرستي is of مدرسة, and so is the dual مدرستي before another noun. */
export function beforeTiedYeh(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  return vocabulary.isNoun(word.folded) ? undefined : untie(word, bare, vocabulary)
}
