import type { QueryAlternatives, QueryBool, QueryLeaf, QueryNode, QueryWord } from '../tree.ts'
import { type Rendered, renderJoined, renderWhole } from './described.ts'

/** What a query looks for, for people; without text when it looks for nothing. `fields` are all text fields: a leaf in
 * fewer is shown with its field. Boosts are left out, as they find nothing. */
export function renderQuery(query: QueryBool, fields: readonly string[]): Rendered {
  const render = (node: QueryNode): Rendered => {
    if (node.type === 'bool') return renderQuery(node, fields)
    return node.fields.length < fields.length
      ? { text: node.fields.map((field) => `${field}:${renderWhole(renderLeaf(node))}`).join(' OR ') }
      : renderLeaf(node)
  }
  const must = query.must.map(render)
  const mustNot = query.mustNot.map((node) => ({ text: `NOT ${renderWhole(render(node))}` }))
  const should = query.should.map(render)
  if (query.minimumShould === 0 && should.length > 0) {
    const demanded = renderJoined('AND', [...must, ...mustNot])
    return { text: `${demanded.text} PREFERABLY ${renderWhole(renderJoined('OR', should))}`, joined: 'AND' }
  }
  const parts = [...renderShould(should, query.minimumShould), ...must, ...mustNot]
  return parts.length === 0 ? { text: '' } : renderJoined('AND', parts)
}

function renderShould(should: readonly Rendered[], minimum: number): readonly Rendered[] {
  if (should.length === 0 || minimum === should.length) return should
  if (minimum === 1) return [renderJoined('OR', should)]
  return [{ text: `${minimum} OF (${should.map(renderWhole).join(', ')})` }]
}

/** What a leaf looks for, for people. */
export function renderLeaf({ match }: QueryLeaf): Rendered {
  switch (match.type) {
    case 'word':
      return { text: renderWord(match) }
    case 'alternatives':
      return renderJoined(
        'OR',
        match.variants.map(({ words }) => ({ text: renderSpelling(words) })),
      )
    case 'phrase': {
      const words = match.words.map((word) => (word.type === 'word' ? word.text : renderChoice(word)))
      return { text: `"${words.join(' ')}"${match.slop > 0 ? `~${match.slop}` : ''}` }
    }
    case 'prefix':
      return { text: `${match.text}*` }
  }
}

const renderWord = ({ text, level }: QueryWord) => (level === undefined ? text : `=${text}`)

function renderSpelling(words: readonly QueryWord[]): string {
  const text = words.map(renderWord).join(' ')
  return words.length > 1 ? `"${text}"` : text
}

/** Spellings inside a phrase: [عبدالله|عبد الله]. */
function renderChoice({ variants }: QueryAlternatives): string {
  return `[${variants.map(({ words }) => words.map(renderWord).join(' ')).join('|')}]`
}
