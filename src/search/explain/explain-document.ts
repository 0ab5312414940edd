import type { Analyzer, LevelName } from '../../analysis/token.ts'
import type { QueryLeaf } from '../../query/tree.ts'
import type { MatchedWord } from '../answer.ts'
import { type FieldText, fieldText, type KnownTexts } from '../matching/field-text.ts'
import { createLeafIndex, type LeafIndex, tellListeners, wantedTerms } from '../matching/leaf-index.ts'
import { endOf, readTokens, startOf } from '../matching/read-tokens.ts'
import { advance } from '../matching/sequence.ts'
import { nameLeaf } from './name-leaf.ts'

type ExplainOptions = {
  readonly hit: KnownTexts
  /** Text fields in the mapping's order. */
  readonly fields: readonly string[]
  readonly leaves: readonly QueryLeaf[]
  readonly analyzer: Analyzer
  /** The levels at which a word counts. */
  readonly levels: readonly LevelName[]
  readonly pause: () => Promise<void>
}

/**
 * Which words of a query a document has, by word, field and level, worked out from the stored text as highlights are,
 * and as far as they are read. A place of the text counts once for a word, at the strictest level that matches.
 */
export async function explainDocument(options: ExplainOptions): Promise<MatchedWord[]> {
  const { hit, fields, leaves, levels, analyzer, pause } = options
  const matched: { readonly leaf: QueryLeaf; readonly word: MatchedWord }[] = []
  for (const field of fields) {
    const text = fieldText(hit, field)
    const own = leaves.filter((leaf) => leaf.fields.includes(field))
    const index = createLeafIndex(own, { matches: levels, fallback: [] })
    for (const { leaf: number, ...found } of await findPlaces(text, index, analyzer, pause)) {
      const leaf = own[number]
      if (leaf !== undefined) matched.push({ leaf, word: { word: nameLeaf(leaf), field, ...found } })
    }
  }
  return leaves.flatMap((leaf) => matched.filter((match) => match.leaf === leaf).map(({ word }) => word))
}

type Places = { readonly leaf: number; readonly level: LevelName; readonly count: number; readonly text: string }

/** The places of leaves in a text, those of one leaf from the strictest level to the loosest. */
async function findPlaces(
  field: FieldText,
  index: LeafIndex,
  analyzer: Analyzer,
  pause: () => Promise<void>,
): Promise<Places[]> {
  const wanted = wantedTerms(index, analyzer)
  if (wanted.amount === 'none') return []
  const byLevel = index.levels.map(({ level }) => ({ level, first: new Map<number, Place>() }))
  const lastToken = new Map<number, number>()
  const { text } = field
  const tokens = await readTokens({
    ...field,
    analyzer,
    pause,
    enough: Number.POSITIVE_INFINITY,
    wanted,
    hear: (terms, k) =>
      tellListeners(terms, index, (listener, level) => {
        const { leaf } = listener.type === 'step' ? listener.step : listener
        const from = listener.type === 'step' ? advance(listener.step, k) : k
        if (from < 0 || lastToken.get(leaf) === k) return
        lastToken.set(leaf, k)
        const first = byLevel.find((entry) => entry.level === level)?.first
        const place = first?.get(leaf)
        if (place === undefined) first?.set(leaf, { from, to: k, count: 1 })
        else place.count++
      }),
  })
  return byLevel.flatMap(({ level, first }) =>
    [...first].map(([leaf, { from, to, count }]) => {
      return { leaf, level, count, text: text.slice(startOf(tokens, from), endOf(tokens, to)) }
    }),
  )
}

/** The first place of a leaf at a level, and how many there are. */
type Place = { readonly from: number; readonly to: number; count: number }
