import type { ParsedNode } from '../../../src/query/parse/parsed-query.ts'
import { stripInvisible } from '../../../src/query/text/visible-text.ts'

/** A syntax tree in one line: & and | between operands, ! for negation, [ ] around what stands side by side. */
export function outline(nodes: readonly ParsedNode[]): string {
  return nodes.map(outlineNode).join(' ')
}

function outlineNode(node: ParsedNode): string {
  switch (node.type) {
    case 'word':
      return stripInvisible(node.text)
    case 'exact':
      return `=${stripInvisible(node.text)}`
    case 'prefix':
      return `${stripInvisible(node.text)}*`
    case 'phrase':
      return `"${stripInvisible(node.text)}"${node.slop === 0 ? '' : `~${node.slop}`}`
    case 'and':
      return `(${node.nodes.map(outlineNode).join(' & ')})`
    case 'or':
      return `(${node.nodes.map(outlineNode).join(' | ')})`
    case 'group':
      return `[${outline(node.nodes)}]`
    case 'not':
      return `!${outlineNode(node.node)}`
    case 'field':
      return `${node.field}:${outlineNode(node.node)}`
  }
}
