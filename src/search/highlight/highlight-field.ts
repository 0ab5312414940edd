import type { Analyzer, WantedTerms } from '../../analysis/token.ts'
import type { FieldText } from '../matching/field-text.ts'
import type { LeafIndex } from '../matching/leaf-index.ts'
import { endOf, startOf } from '../matching/read-tokens.ts'
import { chooseSnippets } from './choose-snippets.ts'
import { cutAfter, cutBefore } from './cut-points.ts'
import { fitBeginning } from './fit-snippet.ts'
import type { Stretch } from './marked-stretches.ts'
import { type Reading, readField } from './read-field.ts'
import { renderSnippetHtml } from './render-html.ts'
import type { Range, Snippet } from './snippet.ts'

/** How many snippets a long field may give, and about how many UTF-16 units each has. */
export type SnippetShape = { readonly count: number; readonly length: number }

type FieldOptions = FieldText & {
  readonly index: LeafIndex
  readonly wanted: WantedTerms
  readonly analyzer: Analyzer
  readonly pause: (() => Promise<void>) | undefined
  readonly shape: SnippetShape
  /** Whether the field shows its beginning when nothing was found in it. */
  readonly main: boolean
}

/** A field as long as this many snippets is shown whole: cutting it would hide little. */
const WHOLE_FIELD = 1.5

/** The snippets of one field, in the order of the text, apart from each other. */
export async function highlightField({ shape, main, ...reads }: FieldOptions): Promise<Snippet[]> {
  const { text, wanted, pause = async () => {} } = reads
  if (text === '' || (wanted.amount === 'none' && !main)) return []
  const reading = await readField({ ...reads, enough: shape.length * (1 + WHOLE_FIELD) })
  const { marked } = reading
  if (reading.start === reading.end || (marked.length === 0 && !main)) return []
  const fit = { reading, inside: insideOf(marked), length: shape.length }
  if (text.length <= shape.length * WHOLE_FIELD) {
    return [createSnippet(reading, [reading.start, reading.end], marked)]
  }
  if (marked.length === 0) return [createSnippet(reading, fitBeginning(fit), [])]
  await pause()
  const snippets: Snippet[] = []
  for (const tokens of await chooseSnippets(fit, shape.count, pause)) {
    const place: Range = [cutBefore(reading, tokens.from), cutAfter(reading, tokens.to)]
    snippets.push(createSnippet(reading, place, within(marked, tokens)))
    await pause()
  }
  return snippets
}

/** Tokens that continue a marked stretch. */
function insideOf(marked: readonly Stretch[]): Set<number> {
  const inside = new Set<number>()
  for (const { from, to } of marked) for (let k = from + 1; k <= to; k++) inside.add(k)
  return inside
}

/** What is marked of these tokens; a stretch too long for a snippet is marked as far as it is shown. */
function within(marked: readonly Stretch[], tokens: Stretch): Stretch[] {
  return marked
    .filter(({ from, to }) => to >= tokens.from && from <= tokens.to)
    .map(({ from, to }) => ({ from: Math.max(from, tokens.from), to: Math.min(to, tokens.to) }))
}

function createSnippet(reading: Reading, [start, end]: Range, marked: readonly Stretch[]): Snippet {
  const ranges = marked.map(({ from, to }): Range => [startOf(reading, from), endOf(reading, to)])
  const html = renderSnippetHtml({ start, end, ranges }, reading.text)
  return { start, end, html, ranges, ...(reading.truncated ? { truncated: true as const } : {}) }
}
