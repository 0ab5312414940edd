import type { QueryBool, QueryNode } from '../../../query/tree.ts'
import { MOST_DOCUMENTS } from '../postings/format/posting-list.ts'
import type { Segment } from '../postings/segments/live-segments.ts'
import { MATCHED, SCORED, type ScoredDocuments, UNTOUCHED } from '../read/scored-documents.ts'
import { leafScore } from './score-leaf.ts'
import type { Evaluate, QueryContext, Score } from './scoring.ts'

/** How many parts a document matches: `must` in the upper half of the number, `should` in the lower. */
const MUST = 0x1_0000
const SHOULD = 1
/** Instead of a count. */
const EXCLUDED = -1

/** Prepares a query for all segments; what does not match has the score 0. */
export function prepareQuery(query: QueryBool, context: QueryContext): Evaluate {
  const prepare = (nodes: readonly QueryNode[], as: QueryContext) => nodes.map((node) => prepareNode(node, as))
  const neededShould = query.should.length === 0 ? 0 : Math.max(query.minimumShould, 0)
  const isOne = query.must.length + query.should.length === 1
  // First what makes hits. Most of what words score besides is no hit, and not looked at again.
  const must = prepare(query.must, { ...context, wanted: 'matches' })
  const should = prepare(query.should, { ...context, wanted: 'matches' })
  const mustNot = prepare(query.mustNot, { ...context, scored: false, wanted: 'matches' })
  const rest = isOne && neededShould === 1 ? [] : restScores(query.should, context)
  const boost = context.scored ? query.boost.map((leaf) => leafScore(leaf, { ...context, wanted: 'all' })) : []
  const isMatch = (count: number): boolean =>
    count >= 0 && count >> 16 === must.length && (count & 0xffff) >= neededShould

  const [first] = [...must, ...should]
  if (first !== undefined && isOne && mustNot.length === 0 && (must.length === 1 || neededShould === 1)) {
    return (segment) => {
      const result = first(segment)
      forgetScored(result)
      for (const score of boost) addBoost(result, score, segment, context)
      return result
    }
  }
  return (segment) => {
    const result = context.pool.take()
    const counts = new Int32Array(Math.min(segment.rows.length, MOST_DOCUMENTS))
    const add = (part: ScoredDocuments, unit: number) => {
      addPart(result, counts, part, unit)
      context.pool.give(part)
    }
    for (const evaluate of must) add(evaluate(segment), MUST)
    for (const evaluate of should) add(evaluate(segment), SHOULD)
    for (const evaluate of mustNot) add(evaluate(segment), EXCLUDED)
    if (must.length === 0 && neededShould === 0) touchAll(result, segment)
    for (let i = 0; i < result.size; i++) {
      const local = result.touched[i] as number
      const matches = isMatch(counts[local] as number)
      result.states[local] = matches ? MATCHED : SCORED
      if (!matches) result.scores[local] = 0
    }
    for (const score of rest) score(segment, result, result)
    for (const score of boost) addBoost(result, score, segment, context)
    return result
  }
}

/** What words add to hits that other parts of the query make. */
const restScores = (nodes: readonly QueryNode[], context: QueryContext): Score[] =>
  nodes.flatMap((node) =>
    context.scored && node.type === 'leaf' && node.match.type === 'word'
      ? [leafScore(node, { ...context, wanted: 'rest' })]
      : [],
  )

function prepareNode(node: QueryNode, context: QueryContext): Evaluate {
  if (node.type === 'bool') return prepareQuery(node, context)
  const score = leafScore(node, context)
  return (segment) => {
    const result = context.pool.take()
    score(segment, result, undefined)
    return result
  }
}

/** What does not match has no score. */
function forgetScored({ states, scores, touched, size }: ScoredDocuments): void {
  for (let i = 0; i < size; i++) {
    const local = touched[i] as number
    if (states[local] === SCORED) scores[local] = 0
  }
}

function addPart(into: ScoredDocuments, counts: Int32Array, part: ScoredDocuments, unit: number): void {
  for (let i = 0; i < part.size; i++) {
    const local = part.touched[i] as number
    if (into.states[local] === UNTOUCHED) {
      into.states[local] = SCORED
      into.touched[into.size++] = local
    }
    if (part.states[local] === MATCHED) counts[local] = unit === EXCLUDED ? EXCLUDED : (counts[local] as number) + unit
    into.scores[local] = (into.scores[local] as number) + (part.scores[local] as number)
  }
}

/** Only of what matches without it: a boost never makes a hit, and most of what holds it is none. */
function addBoost(into: ScoredDocuments, score: Score, segment: Segment, { pool }: QueryContext): void {
  const part = pool.take()
  score(segment, part, into)
  for (let i = 0; i < part.size; i++) {
    const local = part.touched[i] as number
    if (into.states[local] === MATCHED)
      into.scores[local] = (into.scores[local] as number) + (part.scores[local] as number)
  }
  pool.give(part)
}

function touchAll(into: ScoredDocuments, { lengths }: Segment): void {
  for (let local = 0; local < lengths.length; local++) {
    if ((lengths[local] as number) < 0 || into.states[local] !== UNTOUCHED) continue
    into.states[local] = SCORED
    into.touched[into.size++] = local
  }
}
