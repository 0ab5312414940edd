import { ALEF, HEH, TEH, YEH } from '../letters.ts'
import type { Cut, Rule } from './cut.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The rest must be known at least so well, as a share of the whole: a plural is often commoner than its singular. */
const SHARE = 0.1

/** Words in folded letters (ة is ه). In this order: what stands last in a word is cut first. */
const RULES: readonly Rule[] = [
  ...['هما', 'كما', 'هم', 'ها'].map((letters) => pronoun(letters, 'not in words of the root (وجه, مياه)', cutPronoun)),
  ...['هن', 'كم', 'نا', 'ك'].map((letters) =>
    pronoun(letters, 'rarer than words that end so (ملك, محاكم, هنا): only when the rest is commoner', cutRarePronoun),
  ),
  pronoun(
    HEH,
    'written as ه; after ت it is certain (سياسته), else it falls as the feminine ending does',
    cutTiedPronoun,
  ),
  { name: 'dual of a feminine', letters: 'تين', why: 'مدرستين of مدرسة', rest: cutFeminineDual },
  { name: 'dual of a feminine', letters: 'تان', why: 'مدرستان of مدرسة', rest: cutFeminineDual },
  { name: 'feminine plural', letters: 'ات', why: 'of a word in ة (لغات) or without (قرارات)', rest: cutFemininePlural },
  { name: 'plural or dual', letters: 'ين', why: 'not in فلسطين, تمرين', rest: cutPlural },
  { name: 'masculine plural', letters: 'ون', why: 'not in قانون, تلفزيون', rest: cutPlural },
  { name: 'dual', letters: 'ان', why: 'not in لبنان, برلمان', rest: cutPlural },
  { name: 'verb plural', letters: 'وا', why: 'كتبوا of كتب', rest: cutPlural },
  { name: 'land', letters: 'يا', why: 'أوكرانيا is of the stem of أوكراني', rest: cutLand },
  {
    name: 'tanwin',
    letters: ALEF,
    why: 'of a noun that is not written so with the article: كتابا, not دنيا',
    rest: cutTanwin,
  },
  {
    name: 'feminine',
    letters: HEH,
    why: 'كبيرة of كبير; words that mean another thing without it are kept',
    rest: cutEnding,
  },
  { name: 'nisba or pronoun ي', letters: YEH, why: 'مصري of مصر, كتابي of كتاب', rest: cutEnding },
]

function pronoun(letters: string, why: string, rest: Rule['rest']): Rule {
  return { name: `pronoun ${letters}`, letters, why, rest }
}

/** What is left of a folded word without its endings, and what was cut; `isWhole` words end the cutting. */
export function cutEnclitics(
  folded: string,
  vocabulary: Vocabulary,
  isWhole: (word: string) => boolean,
): { rest: string; cuts: Cut[] } {
  const cuts: Cut[] = []
  let rest = folded
  // A later ending stands before an earlier one: the search goes on behind the rule that fired.
  for (const { name, letters, rest: cut } of RULES) {
    if (isWhole(rest)) break
    if (!rest.endsWith(letters) || rest.length - letters.length < 2) continue
    const found = cut(rest, rest.slice(0, -letters.length), vocabulary)
    if (found === undefined) continue
    cuts.push({ rule: name, letters })
    rest = found
  }
  return { rest, cuts }
}

/** The word in ة that a rest in ت stands for, when it is known and the better reading. */
function untie(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  if (!bare.endsWith(TEH) || bare.length < 3) return undefined
  const tied = bare.slice(0, -1) + HEH
  const count = vocabulary.countWithArticle(tied)
  const better = count >= vocabulary.countWithArticle(bare) && count >= SHARE * vocabulary.countWithArticle(word)
  return count > 0 && better ? tied : undefined
}

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
  const tied = vocabulary.countWithArticle(bare + HEH)
  const untied = vocabulary.countWithArticle(bare)
  if (tied > 0 && tied >= SHARE * whole && tied >= untied) return bare + HEH
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
function cutEnding(_: string, bare: string): string | undefined {
  return bare.length >= 3 ? bare : undefined
}
