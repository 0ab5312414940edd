import type { Analyzer } from '../../analysis/token.ts'
import type { Document } from '../../mapping/document.ts'
import type { QueryLeaf } from '../../query/tree.ts'
import { createLeafIndex, type HighlightLevels, wantedTerms } from '../matching/leaf-index.ts'
import { highlightField, type SnippetShape } from './highlight-field.ts'
import type { Highlights, Snippet } from './snippet.ts'

/** `count` snippets of about `length` UTF-16 units from a long field; three of 200 when nothing is said. */
const DEFAULT_SHAPE: SnippetShape = { count: 3, length: 200 }

export type HighlightOptions = {
  /** Text fields in the mapping's order: the first is taken for a heading when there are others. */
  readonly fields: readonly string[]
  /** The leaves that a hit is to be explained by: not those of `mustNot`, not a ranking's own word pairs. */
  readonly leaves: readonly QueryLeaf[]
  readonly analyzer: Analyzer
  readonly levels: HighlightLevels
  readonly snippets?: SnippetShape
  /** Called every few hundred words; lets others run when this has held the event loop for long enough. */
  readonly pause?: () => Promise<void>
}

/** One document after the other: what is looked for remembers what it has seen of a text. */
type Highlighter = (document: Document) => Promise<Highlights>

/**
 * Shows in the fields of documents what a query found. Whole words only; a phrase is marked as one range, words beside
 * each other as one each. A field of up to 1.5 snippets' length gives one snippet, the whole field.
 * A field without a match gives `[]`, except the document's main text (the longest field but the first, or the only
 * field): that one gives its beginning without marks. So does a search without words.
 */
export function createHighlighter(options: HighlightOptions): Highlighter {
  const { fields, leaves, analyzer, levels, snippets = DEFAULT_SHAPE, pause } = options
  const parts = fields.map((field) => {
    const own = leaves.filter((leaf) => leaf.fields.includes(field))
    const index = createLeafIndex(own, levels)
    return { field, index, wanted: wantedTerms(index, analyzer) }
  })
  return async (document) => {
    const main = mainField(document, fields)
    const highlights: Record<string, readonly Snippet[]> = {}
    for (const { field, index, wanted } of parts) {
      const text = textOf(document, field)
      index.forget()
      const reading = { text, index, wanted, analyzer, pause }
      highlights[field] = await highlightField({ ...reading, shape: snippets, main: field === main })
    }
    return highlights
  }
}

function mainField(document: Document, fields: readonly string[]): string | undefined {
  const bodies = fields.length > 1 ? fields.slice(1) : fields
  return bodies.reduce<string | undefined>(
    (main, field) =>
      main !== undefined && textOf(document, main).length >= textOf(document, field).length ? main : field,
    undefined,
  )
}

function textOf(document: Document, field: string): string {
  const value = document[field]
  return typeof value === 'string' ? value : ''
}
