import type { Analyzer } from '../../analysis/token.ts'
import type { QueryLeaf } from '../../query/tree.ts'
import { fieldText, type KnownTexts, READ_LIMIT } from '../matching/field-text.ts'
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
type Highlighter = (hit: KnownTexts) => Promise<Highlights>

/**
 * Shows in the fields of documents what a query found. Whole words only; a phrase is marked as one range, words beside
 * each other as one each. A field of up to 1.5 snippets' length gives one snippet, the whole field.
 * A field without a match gives `[]`, except the document's main text (the longest field but the first, as far as
 * fields are read, or the only field): that one gives its beginning without marks. So does a search without words.
 */
export function createHighlighter(options: HighlightOptions): Highlighter {
  const { fields, leaves, analyzer, levels, snippets = DEFAULT_SHAPE, pause } = options
  const parts = fields.map((field) => {
    const own = leaves.filter((leaf) => leaf.fields.includes(field))
    const index = createLeafIndex(own, levels)
    return { field, index, wanted: wantedTerms(index, analyzer) }
  })
  return async (hit) => {
    const main = mainField(hit, fields)
    const highlights: Record<string, readonly Snippet[]> = {}
    for (const { field, index, wanted } of parts) {
      index.forget()
      const reading = { ...fieldText(hit, field), index, wanted, analyzer, pause }
      highlights[field] = await highlightField({ ...reading, shape: snippets, main: field === main })
    }
    return highlights
  }
}

function mainField(hit: KnownTexts, fields: readonly string[]): string | undefined {
  const lengthOf = (field: string) => Math.min(fieldText(hit, field).text.length, READ_LIMIT)
  const bodies = fields.length > 1 ? fields.slice(1) : fields
  return bodies.reduce<string | undefined>(
    (main, field) => (main !== undefined && lengthOf(main) >= lengthOf(field) ? main : field),
    undefined,
  )
}
