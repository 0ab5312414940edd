import { foldLetters } from './spelling/fold-letters.ts'
import { markedTerm } from './spelling/marked-term.ts'
import type { Spelling } from './spelling/read-spelling.ts'
import type { Stemmed } from './stemmer/checked-stemmer.ts'
import { skeleton } from './stemmer/skeleton.ts'
import { byLevel, LEVEL_NAMES, type LevelName, PLACEHOLDER, type Terms } from './token.ts'

/** Elasticsearch's whitespace tokenizer would split longer terms at 255. */
const LONGEST_TERM = 200

type Level = {
  readonly why: string
  readonly term: (spelling: Spelling, stemmed: Stemmed) => string
}

/** What each index level is for, and its term of a word; empty where the level leaves nothing of it. */
export const LEVELS: Readonly<Record<LevelName, Level>> = {
  marked: {
    why: 'of a word with marks, those that tell it from others: where query and document agree in them',
    term: ({ marked }, { bare }) => (marked === undefined ? '' : markedTerm(marked, bare)),
  },
  exact: {
    why: 'the typed spelling: for =word, and to put it first among equals',
    term: ({ plain }) => plain,
  },
  folded: {
    why: 'letters that people exchange are one: phrases, prefixes, corrections',
    term: ({ plain }) => foldLetters(plain),
  },
  bare: {
    why: 'without conjunction, preposition and article, but with its endings: the typed form of the word',
    term: (_, { bare }) => bare,
  },
  stem: {
    why: 'what is written onto words is cut off, each cut checked against a vocabulary: the main level',
    term: (_, { stem }) => stem,
  },
  broad: {
    why: 'consonants near the root: a recall net of low weight',
    term: (_, { base }) => skeleton(base),
  },
}

const NO_TERMS = byLevel(() => '')

/** A word's term at every level. */
export function termsOf(spelling: Spelling, stemmed: Stemmed): Terms {
  const terms = { ...NO_TERMS }
  for (const level of LEVEL_NAMES) terms[level] = wholeTerm(LEVELS[level].term(spelling, stemmed))
  return terms
}

function wholeTerm(term: string): string {
  if (term === '') return PLACEHOLDER
  if (term.length <= LONGEST_TERM) return term
  const splitsPair = /[\ud800-\udbff]/.test(term.charAt(LONGEST_TERM - 1))
  return term.slice(0, splitsPair ? LONGEST_TERM - 1 : LONGEST_TERM)
}
