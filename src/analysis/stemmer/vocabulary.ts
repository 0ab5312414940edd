import { ALEF, LAM, TEH } from '../letters.ts'
import { readCounts } from '../lexicon/read-lexicon.ts'
import { foldLetters } from '../spelling.ts'

const ARTICLE = ALEF + LAM

/** Endings that a known word may carry, longest first: enough to see that a word is of a known family. */
const ENDINGS = [
  'هما',
  'كما',
  'تين',
  'تان',
  'هم',
  'هن',
  'كم',
  'نا',
  'ها',
  'ات',
  'ان',
  'ون',
  'ين',
  'وا',
  'ه',
  'ك',
  'ي',
  'ا',
  'ت',
]

/** Words in folded letters and how often they occur in a thousand million; 0 when a word is not known. */
export type Vocabulary = {
  count(word: string): number
  /** The word bare and with the article. */
  countWithArticle(word: string): number
  /** As `countWithArticle`, or that of the word without one ending: is anything of this family known? */
  countFamily(word: string): number
  /** Whether the word occurs with the article: a noun or an adjective. */
  isNoun(word: string): boolean
  /** Whether the article is so common before the word that its first letter must belong to it (الوزير: not و + زير). */
  takesArticle(word: string): boolean
  /** The commonest spelling of the word, with hamzas and ة. */
  usualSpelling(word: string): string | undefined
  /** Occurrences of the word in spellings that begin with أل إل آل, in which ال is not the article. */
  countOwnHamza(word: string): number
}

/** With the article at least so often as this share of without it, a word's first letter is its own. */
const ARTICLE_SHARE = 0.05

const HAMZA_LAM = /^[أإآ]ل/

/** The vocabulary of the rows [spelling, count], the most frequent first. */
export function createVocabulary(rows: Iterable<readonly [string, number]>): Vocabulary {
  const counts = new Map<string, number>()
  const ownHamza = new Map<string, number>()
  // Only where it is another than the folded word: a fifth of the words.
  const usual = new Map<string, string>()
  for (const [spelling, count] of rows) {
    const folded = foldLetters(spelling)
    const before = counts.get(folded)
    if (before === undefined && spelling !== folded) usual.set(folded, spelling)
    counts.set(folded, (before ?? 0) + count)
    if (HAMZA_LAM.test(spelling)) ownHamza.set(folded, (ownHamza.get(folded) ?? 0) + count)
  }
  const count = (word: string) => counts.get(word) ?? 0
  const countWithArticle = (word: string) => count(word) + count(ARTICLE + word)

  function countFamily(word: string): number {
    const own = countWithArticle(word)
    if (own > 0) return own
    for (const ending of ENDINGS) {
      if (!word.endsWith(ending) || word.length - ending.length < 3) continue
      const rest = word.slice(0, -ending.length)
      const found = countWithArticle(rest) || countWithArticle(`${rest}ه`) || countUntied(rest)
      if (found > 0) return found
    }
    return 0
  }
  /** Before an ending ة is written ت: سياستهم is of سياسة. */
  const countUntied = (rest: string) => (rest.endsWith(TEH) ? countWithArticle(`${rest.slice(0, -1)}ه`) : 0)

  return {
    count,
    countWithArticle,
    countFamily,
    isNoun: (word) => count(ARTICLE + word) > 0,
    takesArticle: (word) => count(ARTICLE + word) > 0 && count(ARTICLE + word) >= ARTICLE_SHARE * count(word),
    usualSpelling: (word) => usual.get(word) ?? (counts.has(word) ? word : undefined),
    countOwnHamza: (word) => ownHamza.get(word) ?? 0,
  }
}

/** The vocabulary that ships with Fihrist. */
export const loadVocabulary = (): Vocabulary => createVocabulary(readCounts('vocabulary.tsv'))
