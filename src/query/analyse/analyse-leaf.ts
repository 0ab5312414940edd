import { type ExpandedWord, expandWords } from '../expand/expand-words.ts'
import { compareField, type FilterField, readFilterValue } from '../filter/filter-condition.ts'
import type { ParsedLeaf } from '../parse/parsed-query.ts'
import { stripInvisible } from '../text/visible-text.ts'
import type { QueryLeaf, QueryWord } from '../tree.ts'
import type { AnalysisContext, Scope } from './analysis-scope.ts'
import type { Piece } from './assemble-bool.ts'
import { readPrefix } from './prefix-forms.ts'

/** Nothing to look for. */
export const NOTHING: Piece = { role: 'should', node: undefined, filters: [], weak: false }

/** One word, phrase or value that has to be one clause: not a bare word among others. */
export function analyseLeaf(node: ParsedLeaf, scope: Scope, context: AnalysisContext): Piece {
  if (scope.condition !== undefined) return readCondition(node, scope.condition, context)
  // Half of what is to be left out would leave out more.
  const words = context.readWords(node, scope.negated)
  if (words === undefined) return NOTHING
  switch (node.type) {
    case 'word': {
      // One clause out of several words (-كوفيد-19): they stand together.
      const expanded = expandWords(words, context.expand, scope.negated)
      const [only, ...others] = expanded
      if (only === undefined) return NOTHING
      return clause('should', [others.length === 0 ? wordLeaf(only, scope) : phraseLeaf(expanded, 0, scope)])
    }
    case 'phrase': {
      if (words.length === 0) {
        context.notes.add(node.start, node.end, 'empty')
        return NOTHING
      }
      const expanded = expandWords(words, context.expand, scope.negated, true)
      const phrase = phraseLeaf(expanded, node.slop, scope)
      const pieces = expanded.map((word): Piece => ({ ...NOTHING, node: wordLeaf(word, scope), weak: word.stopWord }))
      const preferred = { ...phrase, weight: context.preferredPhraseWeight }
      return { ...clause('must', [phrase]), loosened: { pieces, boost: expanded.length > 1 ? [preferred] : [] } }
    }
    case 'exact':
      return clause(
        'should',
        words.map((word) => leaf({ ...word, level: 'exact' }, scope)),
      )
    case 'prefix':
      return clause('should', prefixLeaves(words, node, scope, context))
  }
}

/** A bare word, or what stands for several, as a leaf. */
export const wordLeaf = ({ match }: ExpandedWord, scope: Scope): QueryLeaf => leaf(match, scope)

function phraseLeaf(words: readonly ExpandedWord[], slop: number, scope: Scope): QueryLeaf {
  return leaf({ type: 'phrase', words: words.map(({ match }) => match), slop }, scope)
}

function prefixLeaves(words: QueryWord[], node: ParsedLeaf, scope: Scope, context: AnalysisContext): QueryLeaf[] {
  const last = words.at(-1)
  const others = words.slice(0, -1).map((word) => leaf(word, scope))
  const prefix = last === undefined ? 'prefix_too_short' : readPrefix(last)
  if (typeof prefix !== 'string') return [...others, leaf(prefix, scope)]
  context.notes.add(node.start, context.text.indexOf('*', node.end) + 1, prefix)
  return scope.negated ? [] : others
}

const leaf = (match: QueryLeaf['match'], { fields }: Scope): QueryLeaf => ({ type: 'leaf', match, fields, weight: 1 })

/** All of the leaves as one clause. */
function clause(role: Piece['role'], leaves: readonly QueryLeaf[]): Piece {
  const [only, ...others] = leaves
  if (only === undefined) return NOTHING
  const all = { type: 'bool', must: leaves, should: [], minimumShould: 0, mustNot: [], boost: [] } as const
  return { role, node: others.length === 0 ? only : all, filters: [], weak: false }
}

function readCondition(node: ParsedLeaf, field: FilterField, { notes }: AnalysisContext): Piece {
  if (node.type === 'prefix') {
    notes.add(node.start, node.end, 'star_on_condition')
    return NOTHING
  }
  // A phrase is taken as it is; after a bare value a sentence may have gone on.
  const text = node.type === 'phrase' ? node.text : stripInvisible(node.text).replace(/[.,:]+$/, '')
  const value = readFilterValue(field, text)
  if (value === undefined) {
    notes.add(node.start, node.end, field.type === 'number' ? 'not_a_number' : 'not_a_date')
    return NOTHING
  }
  return { ...NOTHING, filters: [compareField(field, '=', value)] }
}
