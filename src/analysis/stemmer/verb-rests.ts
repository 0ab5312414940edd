import { ALEF_MAKSURA, YEH } from '../spelling/letters.ts'
import { SHARE } from './share.ts'
import type { Vocabulary } from './vocabulary.ts'
import { readWord, type Word } from './word.ts'

/** قالت of قال, التقت of التقى: a word that hardly ever takes the article, and whose rest is known. */
export function beforePastTeh(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const whole = vocabulary.count(word.folded)
  if (whole === 0 || vocabulary.takesArticle(word.folded) || bare.folded.length < 2) return undefined
  const count = vocabulary.count(bare.folded)
  const raised = bare.folded + YEH
  const isRaised = vocabulary.usualSpelling(raised)?.endsWith(ALEF_MAKSURA) === true
  const isDefective = isRaised && vocabulary.count(raised) > count && !vocabulary.takesArticle(raised)
  if (isDefective && vocabulary.count(raised) >= SHARE * whole) return readWord(bare.plain + ALEF_MAKSURA)
  return bare.folded.length >= 3 && count >= SHARE * whole ? bare : undefined
}

/** كتبوا of كتب. */
export function beforeVerbPlural(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (bare.folded.length < 3) return undefined
  const whole = vocabulary.count(word.folded)
  const count = vocabulary.countWithArticle(bare.folded)
  if (count > 0) return count >= SHARE * whole ? bare : undefined
  return whole === 0 && bare.folded.length >= 4 ? bare : undefined
}

/** مسؤولو الشركة of مسؤولون: the plural in its cases is much commoner than it is before a noun. */
export function beforeConstruct(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (bare.folded.length < 3 || vocabulary.isNoun(word.folded)) return undefined
  const plurals = ['ون', 'ين'].map((ending) => vocabulary.countWithArticle(bare.folded + ending))
  const isPlural =
    plurals.every((count) => count > 0) ||
    (vocabulary.countWithArticle(bare.folded) > 0 && plurals.some((count) => count > 0))
  return isPlural && Math.max(...plurals) > vocabulary.count(word.folded) ? bare : undefined
}
