import { HEH, TEH_MARBUTA, YEH } from '../spelling/letters.ts'
import { SHARE } from './share.ts'
import { isImperfect } from './verbs.ts'
import type { Vocabulary } from './vocabulary.ts'
import { readWord, type Word } from './word.ts'

const tie = ({ plain }: Word): Word => readWord(plain + TEH_MARBUTA)

/** مدرستين, مدرستان, مدرستا of مدرسة; two letters before it are enough where they are a common word: سنتين. */
export function beforeFeminineSuffix(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const whole = vocabulary.countWithArticle(word.folded)
  const count = vocabulary.countWithArticle(bare.folded + HEH)
  if (bare.folded.length < 3 && count <= whole) return undefined
  return count > 0 && count >= SHARE * whole && isTied(bare, vocabulary) ? tie(bare) : undefined
}

const isTied = (bare: Word, vocabulary: Vocabulary): boolean =>
  vocabulary.usualSpelling(bare.folded + HEH)?.endsWith(TEH_MARBUTA) === true

/** لغات of لغة, قرارات of قرار; قنوات of قناة, مباريات of مباراة. */
export function beforeFeminineEnding(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const whole = vocabulary.countWithArticle(word.folded)
  const long = readWord(bare.plain.replace(/[وي]$/, `ا${TEH_MARBUTA}`))
  if (long.plain.endsWith(TEH_MARBUTA) && vocabulary.countWithArticle(long.folded) >= SHARE * Math.max(whole, 1))
    return long
  const tied = isTied(bare, vocabulary) ? vocabulary.countWithArticle(bare.folded + HEH) : 0
  const untied = vocabulary.countWithArticle(bare.folded)
  if (tied > 0 && tied >= SHARE * whole) return tie(bare)
  if (bare.folded.length < 3) return undefined
  if (untied > 0) return untied >= SHARE * whole ? bare : undefined
  return bare.folded.length >= 4 && (whole === 0 || vocabulary.countFamily(bare.folded) > 0) ? bare : undefined
}

/** Where nobody has counted the singular, a word in both cases is a plural for certain: متظاهرون, متظاهرين. */
export function beforePlural(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (bare.folded.length < 3) return undefined
  const whole = vocabulary.countWithArticle(word.folded)
  const count = vocabulary.countWithArticle(bare.folded)
  if (count > 0 && count >= SHARE * whole) return bare
  const bothCases = ['ون', 'ين'].every((ending) => vocabulary.countWithArticle(bare.folded + ending) > 0)
  // ‑يين and ‑يون are plurals of adjectives in ي.
  if (bothCases || (count > 0 && bare.folded.endsWith(YEH))) return bare
  return count === 0 && whole === 0 && bare.folded.length >= 4 ? bare : undefined
}

/** An alef that a noun has without the article only is a tanwin: كتابا, not دنيا. */
export function beforeTanwin(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (bare.plain.length < 3 || !vocabulary.isNoun(bare.folded) || vocabulary.isNoun(word.folded)) return undefined
  return vocabulary.countWithArticle(bare.folded) >= 0.5 * vocabulary.count(word.folded) ? bare : undefined
}

/** What is left is long enough to be a word. */
export function beforeLastLetter(_: Word, bare: Word): Word | undefined {
  return bare.folded.length >= 3 ? bare : undefined
}

/** The same, of a ة with its dots. */
export function beforeTehMarbuta(word: Word, bare: Word): Word | undefined {
  return word.plain.endsWith(TEH_MARBUTA) ? beforeLastLetter(word, bare) : undefined
}

/**
 * "My" and the ي of a plural before its noun: كتابي of كتاب, لاعبي of لاعب. An adjective in ي (مالي, رسمي) is another
 * word than its noun and takes the article, and يعاني has a ي of its own.
 */
export function beforeYeh(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (vocabulary.takesArticle(word.folded) || !vocabulary.isNoun(bare.folded)) return undefined
  const base = vocabulary.countWithArticle(bare.folded)
  const plural = vocabulary.countWithArticle(`${bare.folded}ين`) + vocabulary.countWithArticle(`${bare.folded}ون`)
  const isCommoner = base + plural >= 2 * vocabulary.count(word.folded)
  return isCommoner && !isImperfect(word, vocabulary) ? beforeLastLetter(word, bare) : undefined
}
