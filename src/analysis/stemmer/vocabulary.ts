import { type LexiconText, readCounts, shippedText } from '../lexicon/read-lexicon.ts'
import { readWords } from '../lexicon/readers/read-words.ts'
import { foldLetters } from '../spelling/fold-letters.ts'
import { foldStem, SEATED_HAMZA } from '../spelling/fold-stem.ts'
import { ALEF, HEH, LAM, TEH } from '../spelling/letters.ts'

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
  /** Occurrences with the article of the word or of one that it is an inflection of. */
  countNounFamily(word: string): number
  /** Whether the word occurs with the article: a noun or an adjective. */
  isNoun(word: string): boolean
  /** Whether the article is so common before the word that its first letter must belong to it (الوزير: not و + زير). */
  takesArticle(word: string): boolean
  /** The commonest spelling of the word, with hamzas and ة. */
  usualSpelling(word: string): string | undefined
  /** Whether the word's ه is as often a ه as a ة without its dots: كتابه his book, but مدرسه a school. */
  endsInPronoun(word: string): boolean
  /** The usual spelling of a word with its hamzas on other seats: رؤساء for رئساء. */
  reseated(plain: string): string | undefined
  /** Occurrences of the word in spellings that begin with أل إل آل, in which ال is not the article. */
  countOwnHamza(word: string): number
  /** Whether it is one of the few nouns of two letters that take pronouns. */
  isShortNoun(word: string): boolean
}

/** With the article at least so often as this share of without it, a word's first letter is its own. */
const ARTICLE_SHARE = 0.05

/** Up to a sixth of the words in ة are typed without its dots; of those in ه and a pronoun hardly any are so rare beside it. */
const PRONOUN_SHARE = 1 / 3

const HAMZA_LAM = /^[أإآ]ل/

/** What is known of a word in folded letters: one record, so that it is looked up once. */
type Entry = {
  count: number
  /** Occurrences with the article. */
  articles: number
  /** The commonest spelling. */
  usual: string | undefined
}

/** The vocabulary of the rows [spelling, count], the most frequent first, and of the short nouns in folded letters. */
export function createVocabulary(
  rows: Iterable<readonly [string, number]>,
  shortNouns: Iterable<string> = [],
): Vocabulary {
  const short = new Set(shortNouns)
  const entries = new Map<string, Entry>()
  const ownHamza = new Map<string, number>()
  const seats = new Map<string, string>()
  const hehs = new Map<string, number>()

  function entryOf(word: string): Entry {
    const found = entries.get(word)
    if (found !== undefined) return found
    const entry = { count: 0, articles: 0, usual: undefined }
    entries.set(word, entry)
    return entry
  }

  for (const [spelling, count] of rows) {
    const folded = foldLetters(spelling)
    const entry = entryOf(folded)
    entry.usual ??= spelling
    entry.count += count
    if (folded.startsWith(ARTICLE)) entryOf(folded.slice(ARTICLE.length)).articles += count
    if (SEATED_HAMZA.test(spelling)) {
      const unseated = foldStem(spelling)
      if (!seats.has(unseated)) seats.set(unseated, spelling)
    }
    if (spelling.endsWith(HEH)) hehs.set(folded, (hehs.get(folded) ?? 0) + count)
    if (HAMZA_LAM.test(spelling)) ownHamza.set(folded, (ownHamza.get(folded) ?? 0) + count)
  }
  const count = (word: string) => entries.get(word)?.count ?? 0
  const countArticles = (word: string) => entries.get(word)?.articles ?? 0
  const countWithArticle = (word: string) => {
    const entry = entries.get(word)
    return entry === undefined ? 0 : entry.count + entry.articles
  }

  /** The word and those that it may be an inflection of; before an ending ة is written ت: سياستهم is of سياسة. */
  function* family(word: string): Generator<string> {
    yield word
    for (const ending of ENDINGS) {
      if (!word.endsWith(ending) || word.length - ending.length < 3) continue
      const rest = word.slice(0, -ending.length)
      yield rest
      yield `${rest}ه`
      if (rest.endsWith(TEH)) yield `${rest.slice(0, -1)}ه`
    }
  }

  return {
    count,
    countWithArticle,
    countFamily(word) {
      for (const member of family(word)) {
        const found = countWithArticle(member)
        if (found > 0) return found
      }
      return 0
    },
    countNounFamily(word) {
      for (const member of family(word)) {
        const found = countArticles(member)
        if (found > 0) return found
      }
      return 0
    },
    isNoun: (word) => countArticles(word) > 0,
    takesArticle(word) {
      const entry = entries.get(word)
      return entry !== undefined && entry.articles > 0 && entry.articles >= ARTICLE_SHARE * entry.count
    },
    usualSpelling: (word) => entries.get(word)?.usual,
    endsInPronoun: (word) => (hehs.get(word) ?? 0) >= PRONOUN_SHARE * count(word),
    reseated: (plain) => seats.get(foldStem(plain)),
    countOwnHamza: (word) => ownHamza.get(word) ?? 0,
    isShortNoun: (word) => short.has(word),
  }
}

/** Reads the lists of counted words and of short nouns. Throws `bad_input` with file, line and reason. */
export const loadVocabulary = (textOf: LexiconText = shippedText): Vocabulary =>
  createVocabulary(readCounts('vocabulary.tsv', textOf), readWords('short-nouns.tsv', textOf))
