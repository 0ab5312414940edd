import type { QueryBool, QueryNode } from '../../../query/tree.ts'
import { MATCHED, SCORED, type ScoredRows, UNTOUCHED } from '../read/scored-rows.ts'
import { scoreLeaf } from './score-leaf.ts'
import type { QueryContext } from './scoring.ts'

/** How many parts a row matches: `must` in the upper half of the number, `should` in the lower. */
const MUST = 0x1_0000
const SHOULD = 1
const BOOST = 0
/** Instead of a count. What excludes comes last and adds no score. */
const EXCLUDED = -1

/** The rows that match a query, with their scores; what does not match has the score 0. */
export function evaluateQuery(query: QueryBool, context: QueryContext): ScoredRows {
  const { view, scored } = context
  const result = view.pool.take()
  const counts = new Int32Array(view.rows)
  const add = (part: ScoredRows, unit: number) => addPart(result, counts, part, unit, context)
  for (const node of query.must) add(evaluateNode(node, context), MUST)
  for (const node of query.should) add(evaluateNode(node, context), SHOULD)
  for (const leaf of scored ? query.boost : []) add(scoreLeaf(leaf, context), BOOST)
  for (const node of query.mustNot) add(evaluateNode(node, { ...context, scored: false }), EXCLUDED)

  const neededShould = query.should.length === 0 ? 0 : Math.max(query.minimumShould, 0)
  if (query.must.length === 0 && neededShould === 0) touchAll(result, view.lengths, view.rows)
  for (const row of result.touched) {
    const count = counts[row] ?? 0
    const matches = count >= 0 && count >> 16 === query.must.length && (count & 0xffff) >= neededShould
    result.states[row] = matches ? MATCHED : SCORED
    if (!matches) result.scores[row] = 0
  }
  return result
}

const evaluateNode = (node: QueryNode, context: QueryContext): ScoredRows =>
  node.type === 'leaf' ? scoreLeaf(node, context) : evaluateQuery(node, context)

function addPart(into: ScoredRows, counts: Int32Array, part: ScoredRows, unit: number, { view }: QueryContext): void {
  for (const row of part.touched) {
    if (into.states[row] === UNTOUCHED) {
      into.states[row] = SCORED
      into.touched.push(row)
    }
    if (part.states[row] === MATCHED) counts[row] = unit === EXCLUDED ? EXCLUDED : (counts[row] ?? 0) + unit
    into.scores[row] = (into.scores[row] ?? 0) + (part.scores[row] ?? 0)
  }
  view.pool.give(part)
}

function touchAll({ states, touched }: ScoredRows, lengths: Int32Array, rows: number): void {
  for (let row = 0; row < rows; row++) {
    if ((lengths[row] ?? -1) < 0 || states[row] !== UNTOUCHED) continue
    states[row] = SCORED
    touched.push(row)
  }
}
