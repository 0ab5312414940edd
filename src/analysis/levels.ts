import { loadLexicon } from './lexicon/lexicon.ts'
import { markedTerm } from './spelling/marked-term.ts'
import { foldLetters, type Spelling } from './spelling/read-spelling.ts'
import { createCheckedStemmer, type Stemmed } from './stemmer/checked-stemmer.ts'
import { skeleton } from './stemmer/skeleton.ts'
import { loadVocabulary } from './stemmer/vocabulary.ts'
import { type LevelName, PLACEHOLDER, type Terms } from './token.ts'

/** Elasticsearch's whitespace tokenizer would split longer terms at 255. */
const LONGEST_TERM = 200

/** The word lists that ship with Fihrist. */
export const lexicon = loadLexicon()

/** The stemmer of the levels `bare` and `stem`, with what it cuts. */
export const stemSpelling = createCheckedStemmer(loadVocabulary(), lexicon)

type Level = {
  readonly name: LevelName
  readonly why: string
  readonly term: (spelling: Spelling, stemmed: Stemmed) => string
}

/** The index levels in order, from the strictest to the loosest. */
export const LEVELS: readonly Level[] = [
  {
    name: 'marked',
    why: 'of a word with marks, those that tell it from others: where query and document agree in them',
    term: ({ marked }, { bare }) => (marked === undefined ? '' : markedTerm(marked, bare)),
  },
  {
    name: 'exact',
    why: 'the typed spelling: for =word, and to put it first among equals',
    term: ({ plain }) => plain,
  },
  {
    name: 'folded',
    why: 'letters that people exchange are one: phrases, prefixes, corrections',
    term: ({ plain }) => foldLetters(plain),
  },
  {
    name: 'bare',
    why: 'without conjunction, preposition and article, but with its endings: the typed form of the word',
    term: (_, { bare }) => bare,
  },
  {
    name: 'stem',
    why: 'what is written onto words is cut off, each cut checked against a vocabulary: the main level',
    term: (_, { stem }) => stem,
  },
  {
    name: 'broad',
    why: 'consonants near the root: a recall net of low weight',
    term: (_, { base }) => skeleton(base),
  },
]

/** A word's term at every level. */
export function termsOf(spelling: Spelling): Terms {
  const stemmed = stemSpelling(spelling)
  const terms = { marked: '', exact: '', folded: '', bare: '', stem: '', broad: '' }
  for (const level of LEVELS) terms[level.name] = wholeTerm(level.term(spelling, stemmed))
  return terms
}

function wholeTerm(term: string): string {
  if (term === '') return PLACEHOLDER
  if (term.length <= LONGEST_TERM) return term
  const splitsPair = /[\ud800-\udbff]/.test(term.charAt(LONGEST_TERM - 1))
  return term.slice(0, splitsPair ? LONGEST_TERM - 1 : LONGEST_TERM)
}
