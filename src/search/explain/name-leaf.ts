import { describeLeaf } from '../../query/describe/describe-query.ts'
import type { QueryLeaf } from '../../query/tree.ts'

/** What a leaf looks for, as the person typed it: a word, "a phrase", a beginning*, =a spelling. */
export const nameLeaf = (leaf: QueryLeaf): string =>
  leaf.match.type === 'alternatives' ? leaf.match.text : describeLeaf(leaf).text
