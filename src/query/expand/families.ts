import type { Family } from '../../analysis/lexicon/families.ts'
import { foldStem } from '../../analysis/spelling/fold-stem.ts'
import { ALEF, LAM } from '../../analysis/spelling/letters.ts'
import type { QueryWord } from '../tree.ts'
import { type Expander, type Finding, VARIANT_WEIGHTS, type Variant } from './expander.ts'
import { withoutParticles } from './particles.ts'
import { addSequence, findSequence, type Sequences } from './sequences.ts'

const ARTICLE = ALEF + LAM

/** Spellings and names of several words (فيس بوك, فيسبوك), and other words for the same thing (تلفاز, تلفزيون). */
export function createFamilies(families: readonly Family[]): Expander {
  const index: Sequences<Family> = new Map()
  for (const family of families) {
    for (const spelling of new Set(family.spellings.map(foldWords))) addSequence(index, spelling, family)
  }

  return (words) => {
    const forms = words.map(formsOf)
    const found = words.map((word, from) => {
      const longest = findSequence(index, from, (at) => forms[at] ?? [])
      // Of a single word the stemmer knows better what is a particle: وكيلا is of وكيل, not "and" + كيلا.
      return longest?.length === 1 ? findSequence(index, 0, (at) => (at === 0 ? wholeForms(word) : [])) : longest
    })
    return found.flatMap((family, from): Finding | Finding[] => {
      if (family === undefined) return []
      const { length, values } = family
      const variants = values.flatMap((value) => spellFamily(value, words.slice(from, from + length)))
      if (variants.length === 0) return []
      return { from, length, variants, apart: values.every(({ kind }) => SAME_APART.includes(kind)) }
    })
  }
}

/** Kinds of which the words say much the same apart. */
const SAME_APART: readonly Family['kind'][] = ['synonym', 'century']

/** The forms in which a word may be listed: as the stemmer understands it, with the article if it has one, or as it is. */
const wholeForms = (word: QueryWord): string[] => {
  const { stem, exact } = word.terms
  const definite = hasArticle(word) ? [ARTICLE + stem] : []
  return [...new Set([stem, ...definite, foldStem(exact), foldStem(withoutArticle(exact))])]
}

/** These, and without particles. */
const formsOf = (word: QueryWord): string[] => {
  const bare = withoutParticles(word.terms.exact).flatMap((rest) => [rest, withoutArticle(rest)])
  return [...new Set([...wholeForms(word), ...bare.map(foldStem)])]
}

const withoutArticle = (word: string): string =>
  word.length > 3 && (word.startsWith(ARTICLE) || word.startsWith(LAM + LAM)) ? word.slice(2) : word

function spellFamily({ kind, wanted }: Family, typed: readonly QueryWord[]): Variant[] {
  const articles = typed.map(hasArticle)
  const known = [
    bareWords(typed.map(({ terms }) => terms.exact).join(' ')),
    typed.map(({ terms }) => terms.stem).join(' '),
  ]
  return wanted
    .filter((spelling) => !known.some((words) => holds(bareWords(spelling), words)))
    .map((spelling) => ({ text: withArticles(spelling, kind, articles), weight: VARIANT_WEIGHTS[kind] }))
}

const hasArticle = ({ terms }: QueryWord): boolean =>
  withoutParticles(terms.exact).some((word) => withoutArticle(word) !== word)

const foldWords = (text: string): string => text.split(' ').map(foldStem).join(' ')

const bareWords = (text: string): string => foldWords(text.split(' ').map(withoutArticle).join(' '))

/** One of two spellings with all words of the other finds nothing that its words would not find. */
const holds = (a: string, b: string): boolean => ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)

/** A word that never takes the article, nor does what follows it. */
const WITHOUT = /^ب?دون$/

/** The spelling with the article where the typed words had it: on every word (nouns with adjectives), or on the first. */
function withArticles(spelling: string, kind: Family['kind'], articles: readonly boolean[]): string {
  const words = spelling.split(' ')
  const isName = kind === 'place' && words.length === 1
  if (!articles[0] || isName || words.some((word) => word.startsWith(ARTICLE))) return spelling
  const agree = !articles.includes(false) && (kind === 'synonym' || articles.length > 1)
  const all = agree && !words.some((word) => WITHOUT.test(word))
  return words.map((word, i) => (i === 0 || all ? ARTICLE + word : word)).join(' ')
}
