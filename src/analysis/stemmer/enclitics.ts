import { ALEF, HEH, TEH, TEH_MARBUTA, YEH } from '../letters.ts'
import type { Rule } from './cut.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The rest must be known at least so well, as a share of the whole: a plural is often commoner than its singular. */
const SHARE = 0.1

/** Words in folded letters (ة is ه). In this order: what stands last in a word is cut first. */
export const ENCLITICS: readonly Rule[] = [
  pronoun('هما', ['end-ha'], cutPronoun),
  pronoun('كما', ['end-alef'], cutPronoun),
  pronoun('هم', ['end-hm'], cutPronoun),
  pronoun('ها', ['end-ha'], cutPronoun),
  pronoun('هن', ['end-hn'], cutRarePronoun),
  pronoun('كم', ['end-km'], cutRarePronoun),
  pronoun('كن', ['end-kn'], cutRarePronoun),
  pronoun('نا', ['end-na'], cutRarePronoun),
  pronoun('ك', ['end-kaf'], cutRarePronoun),
  pronoun(HEH, ['root-heh'], cutTiedPronoun),
  ending('dual of a feminine', 'تين', 'مدرستين of مدرسة', ['root-noon'], cutFeminineDual),
  ending('dual of a feminine', 'تان', 'مدرستان of مدرسة', ['root-noon'], cutFeminineDual),
  ending('feminine plural', 'ات', 'of a word in ة (لغات) or without (قرارات)', ['root-teh'], cutFemininePlural),
  ending('plural or dual', 'ين', 'not in فلسطين, تمرين', ['root-noon'], cutPlural),
  ending('masculine plural', 'ون', 'not in قانون, تلفزيون', ['root-noon'], cutPlural),
  ending('dual', 'ان', 'not in لبنان, برلمان', ['root-noon'], cutPlural),
  ending('verb plural', 'وا', 'كتبوا of كتب', ['end-alef'], cutPlural),
  ending('land', 'يا', 'أوكرانيا is of the stem of أوكراني; not قضايا', ['end-alef'], cutLand),
  ending('tanwin', ALEF, 'of a noun that has no alef with the article: كتابا, not دنيا', ['end-alef'], cutTanwin),
  ending(
    'feminine ة or pronoun ه',
    HEH,
    'كبيرة of كبير, not مكتبة of مكتب',
    ['root-heh', 'keep-teh-marbuta', 'noun-iyya'],
    cutLast,
  ),
  ending('nisba or pronoun ي', YEH, 'مصري of مصر, كتابي of كتاب', ['root-yeh'], cutLast),
]

function ending(name: string, letters: string, why: string, protections: readonly string[], rest: Rule['rest']): Rule {
  return { name, letters, why, protections, rest }
}

function pronoun(letters: string, protections: readonly string[], rest: Rule['rest']): Rule {
  return ending(`pronoun ${letters}`, letters, `not where ${letters} is of the root`, protections, rest)
}

/** The word in ة that a rest in ت stands for, when it is known and the better reading. */
function untie(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  if (!bare.endsWith(TEH) || bare.length < 3) return undefined
  const tied = bare.slice(0, -1) + HEH
  const count = vocabulary.countWithArticle(tied)
  const better = count >= vocabulary.countWithArticle(bare) && count >= SHARE * vocabulary.countWithArticle(word)
  return count > 0 && better ? tied : undefined
}

/** A ه after ت is certain (سياسته); any other falls as the feminine ending does. */
function cutTiedPronoun(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  return untie(word, bare, vocabulary)
}

function cutPronoun(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  const tied = untie(word, bare, vocabulary)
  if (tied !== undefined) return tied
  const whole = vocabulary.countWithArticle(word)
  const count = vocabulary.countFamily(bare)
  if (bare.length < 3) return vocabulary.countWithArticle(bare) > whole ? bare : undefined
  if (count > 0) return count >= SHARE * whole ? bare : undefined
  return whole === 0 && bare.length >= 4 ? bare : undefined
}

/** More words end so without a pronoun (ملك, محاكم, هنا): the rest must be commoner than the whole. */
function cutRarePronoun(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  const tied = untie(word, bare, vocabulary)
  if (tied !== undefined) return tied
  const count = vocabulary.countWithArticle(bare)
  return bare.length >= 3 && count > 0 && count >= vocabulary.countWithArticle(word) ? bare : undefined
}

function cutFeminineDual(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  const tied = bare + HEH
  const count = vocabulary.countWithArticle(tied)
  return bare.length >= 3 && count > 0 && count >= SHARE * vocabulary.countWithArticle(word) ? tied : undefined
}

function cutFemininePlural(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  const whole = vocabulary.countWithArticle(word)
  const tied = vocabulary.usualSpelling(bare + HEH)?.endsWith(TEH_MARBUTA) ? vocabulary.countWithArticle(bare + HEH) : 0
  const untied = vocabulary.countWithArticle(bare)
  if (tied > 0 && tied >= SHARE * whole) return bare + HEH
  if (bare.length < 3) return undefined
  if (untied > 0) return untied >= SHARE * whole ? bare : undefined
  return bare.length >= 4 && (whole === 0 || vocabulary.countFamily(bare) > 0) ? bare : undefined
}

function cutPlural(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  if (bare.length < 3) return undefined
  const whole = vocabulary.countWithArticle(word)
  const tied = vocabulary.countWithArticle(bare + HEH)
  const untied = vocabulary.countWithArticle(bare)
  const count = Math.max(tied, untied)
  if (count > 0) return count >= SHARE * whole ? (untied >= tied ? bare : bare + HEH) : undefined
  return whole === 0 && bare.length >= 4 ? bare : undefined
}

function cutTanwin(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  if (bare.length < 3 || !vocabulary.isNoun(bare) || vocabulary.isNoun(word)) return undefined
  return vocabulary.countWithArticle(bare) >= 0.5 * vocabulary.count(word) ? bare : undefined
}

/** A land's name in يا, told from قضايا and دنيا by having a nisba and no article; an adverb like رسميا fits as well. */
function cutLand(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  if (bare.length < 3 || vocabulary.isNoun(word)) return undefined
  return vocabulary.countWithArticle(bare + YEH) > 0 ? bare : undefined
}

/** What is left is long enough to be a word. */
function cutLast(_: string, bare: string): string | undefined {
  return bare.length >= 3 ? bare : undefined
}
