import { type Mapping, textFields } from '../../mapping/mapping.ts'
import type { MatchedWord, SearchAnswer, SearchHit } from '../../search/answer.ts'
import { renderSnippetText } from '../../search/highlight/render-text.ts'
import type { Terminal } from '../command.ts'
import { renderSteps } from './render-steps.ts'
import { renderTable } from './render-table.ts'

const BOLD = { open: '\u001b[1;33m', close: '\u001b[0m' }
/** Where colours don't show, marked words stand in brackets. */
const BRACKETS = { open: '[', close: ']' }

/** An answer for a person at a terminal. */
export function renderAnswer({ total, took, query, hits }: SearchAnswer, mapping: Mapping, terminal: Terminal): string {
  const fields = textFields(mapping).map(({ name }) => name)
  const marks = terminal.interactive ? BOLD : BRACKETS
  const count = `${total.relation === 'gte' ? 'at least ' : ''}${total.value}`
  const notes = query.ignored.map(({ text, reason }) => `ignored: ${text} (${reason})\n`).join('')
  const steps = renderSteps(query.explain ?? [])
  return `${count} found in ${took} ms\n${renderCorrected(query)}${notes}${steps}${hits.map((hit, i) => renderHit(hit, i + 1, fields, marks)).join('')}`
}

/** Says that something else was searched than what was typed; nothing when it was not. */
function renderCorrected({ corrected }: SearchAnswer['query']): string {
  if (corrected === null) return ''
  const { from, to, reason } = corrected
  return `nothing found for ${from} (${reason}); shown instead: ${to}\n`
}

function renderHit(hit: SearchHit, rank: number, fields: readonly string[], marks: typeof BOLD): string {
  const [titleField = '', ...bodies] = fields
  const title = hit.document[titleField]
  const whole = typeof title === 'string' ? title : ''
  const [marked] = hit.highlights[titleField] ?? []
  const unmarked = { start: 0, end: whole.length, ranges: [] }
  const lines = bodies.flatMap((field) => {
    const stored = hit.document[field]
    if (typeof stored !== 'string') return []
    return (hit.highlights[field] ?? []).map((snippet) => `   ${renderSnippetText(snippet, stored, marks)}\n`)
  })
  const heading = renderSnippetText(marked ?? unmarked, whole, marks)
  return `\n${rank}. ${heading}\n   ${hit.id}${hit.score > 0 ? `  ${hit.score.toFixed(2)}` : ''}\n${lines.join('')}${renderMatches(hit.explain ?? [])}`
}

/** Which level found each word, indented as snippets are. */
function renderMatches(matches: readonly MatchedWord[]): string {
  if (matches.length === 0) return ''
  const rows = matches.map(({ word, level, field, count, text }) => [word, level, field, String(count), text])
  return renderTable(['word', 'level', 'field', 'count', 'first'], rows).replace(/^/gm, '   ').trimEnd().concat('\n')
}
