import type { QueryAlternatives, QueryLeaf, QueryPhrase, QueryPrefix, QueryWord } from '../tree.ts'

/** The same for leaves that find the same: a word is known by its stem, a phrase by its folded words. */
export function leafKey({ match, fields }: QueryLeaf): string {
  return JSON.stringify([matchKey(match), fields])
}

function matchKey(match: QueryLeaf['match']): readonly unknown[] {
  switch (match.type) {
    case 'word':
      return wordKey(match, 'stem')
    case 'alternatives':
      return alternativesKey(match, 'stem')
    case 'phrase':
      return phraseKey(match)
    case 'prefix':
      return prefixKey(match)
  }
}

function wordKey({ terms, text, level }: QueryWord, at: 'stem' | 'folded'): readonly unknown[] {
  const term = terms[level ?? at]
  // A placeholder says nothing about the word that it stands for.
  return ['word', level ?? '', /[\p{L}\p{N}]/u.test(term) ? term : text]
}

function alternativesKey({ variants }: QueryAlternatives, at: 'stem' | 'folded'): readonly unknown[] {
  return ['alternatives', ...variants.map(({ words }) => JSON.stringify(words.map((word) => wordKey(word, at)))).sort()]
}

function phraseKey({ words, slop }: QueryPhrase): readonly unknown[] {
  const keys = words.map((word) => (word.type === 'word' ? wordKey(word, 'folded') : alternativesKey(word, 'folded')))
  return ['phrase', slop, ...keys]
}

function prefixKey({ prefixes }: QueryPrefix): readonly unknown[] {
  return ['prefix', ...prefixes.map(({ level, prefix }) => `${level} ${prefix}`)]
}
