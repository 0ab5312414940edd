import type { QueryAlternatives, QueryBool, QueryLeaf, QueryNode, QueryWord } from '../tree.ts'
import { type Described, joinDescribed, wholeOf } from './described.ts'

/** What a query looks for, for people; without text when it looks for nothing. `fields` are all text fields: a leaf in
 * fewer is shown with its field. Boosts are left out, as they find nothing. */
export function describeQuery(query: QueryBool, fields: readonly string[]): Described {
  const render = (node: QueryNode): Described => {
    if (node.type === 'bool') return describeQuery(node, fields)
    return node.fields.length < fields.length
      ? { text: node.fields.map((field) => `${field}:${wholeOf(describeLeaf(node))}`).join(' OR ') }
      : describeLeaf(node)
  }
  const must = query.must.map(render)
  const mustNot = query.mustNot.map((node) => ({ text: `NOT ${wholeOf(render(node))}` }))
  const should = query.should.map(render)
  if (query.minimumShould === 0 && should.length > 0) {
    const demanded = joinDescribed('AND', [...must, ...mustNot])
    return { text: `${demanded.text} PREFERABLY ${wholeOf(joinDescribed('OR', should))}`, joined: 'AND' }
  }
  const parts = [...describeShould(should, query.minimumShould), ...must, ...mustNot]
  return parts.length === 0 ? { text: '' } : joinDescribed('AND', parts)
}

function describeShould(should: readonly Described[], minimum: number): readonly Described[] {
  if (should.length === 0 || minimum === should.length) return should
  if (minimum === 1) return [joinDescribed('OR', should)]
  return [{ text: `${minimum} OF (${should.map(wholeOf).join(', ')})` }]
}

/** What a leaf looks for, for people. */
export function describeLeaf({ match }: QueryLeaf): Described {
  switch (match.type) {
    case 'word':
      return { text: describeWord(match) }
    case 'alternatives':
      return joinDescribed(
        'OR',
        match.variants.map(({ words }) => ({ text: describeSpelling(words) })),
      )
    case 'phrase': {
      const words = match.words.map((word) => (word.type === 'word' ? word.text : describeChoice(word)))
      return { text: `"${words.join(' ')}"${match.slop > 0 ? `~${match.slop}` : ''}` }
    }
    case 'prefix':
      return { text: `${match.text}*` }
  }
}

const describeWord = ({ text, level }: QueryWord) => (level === undefined ? text : `=${text}`)

function describeSpelling(words: readonly QueryWord[]): string {
  const text = words.map(describeWord).join(' ')
  return words.length > 1 ? `"${text}"` : text
}

/** Spellings inside a phrase: [عبدالله|عبد الله]. */
function describeChoice({ variants }: QueryAlternatives): string {
  return `[${variants.map(({ words }) => words.map(describeWord).join(' ')).join('|')}]`
}
