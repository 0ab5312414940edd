import { loadLexicon } from './lexicon/lexicon.ts'
import { skeleton } from './skeleton.ts'
import { foldLetters, type Spelling } from './spelling.ts'
import { createCheckedStemmer } from './stemmer/checked-stemmer.ts'
import { loadVocabulary } from './stemmer/vocabulary.ts'
import type { LevelName, Terms } from './token.ts'

/** Elasticsearch's whitespace tokenizer would split longer terms at 255. */
const LONGEST_TERM = 200

/** Stands for a word of which a level leaves nothing, so that positions stay the same at every level. */
export const PLACEHOLDER = '\u2423'

const stem = createCheckedStemmer(loadVocabulary(), loadLexicon())

type Level = {
  readonly name: LevelName
  readonly why: string
  /** The term from the word's spelling and the terms of the levels before it. */
  readonly term: (spelling: Spelling, before: { readonly folded: string; readonly stem: string }) => string
}

/** The index levels in order, from the strictest to the loosest. */
export const LEVELS: readonly Level[] = [
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
    name: 'stem',
    why: 'what is written onto words is cut off, each cut checked against a vocabulary: the main level',
    term: (spelling) => stem(spelling).stem,
  },
  {
    name: 'broad',
    why: 'consonants near the root: a recall net of low weight',
    term: (_, { stem }) => skeleton(stem),
  },
]

/** A word's term at every level. */
export function termsOf(spelling: Spelling): Terms {
  const terms = { exact: '', folded: '', stem: '', broad: '' }
  for (const level of LEVELS) terms[level.name] = wholeTerm(level.term(spelling, terms))
  return terms
}

function wholeTerm(term: string): string {
  if (term === '') return PLACEHOLDER
  if (term.length <= LONGEST_TERM) return term
  const splitsPair = /[\ud800-\udbff]/.test(term.charAt(LONGEST_TERM - 1))
  return term.slice(0, splitsPair ? LONGEST_TERM - 1 : LONGEST_TERM)
}
