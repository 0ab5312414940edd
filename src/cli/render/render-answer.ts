import type { FieldValue } from '../../mapping/document.ts'
import { type Mapping, textFields } from '../../mapping/mapping.ts'
import type { MatchedWord, SearchAnswer, SearchHit } from '../../search/answer.ts'
import { renderSnippetHtml } from '../../search/highlight/render-html.ts'
import { renderSnippetText, type TextMarks } from '../../search/highlight/render-text.ts'
import type { Terminal } from '../command.ts'
import { renderSteps } from './render-steps.ts'
import { renderTable } from './render-table.ts'

const BOLD = { open: '\u001b[1;33m', close: '\u001b[0m' }
/** Where colours don't show, marked words stand in brackets. */
const BRACKETS = { open: '[', close: ']' }

/** An answer for a person at a terminal; of each hit also the fields of these names. */
export function renderAnswer(
  { total, took, query, hits }: SearchAnswer,
  mapping: Mapping,
  terminal: Terminal,
  shown: readonly string[] = [],
): string {
  const [title = '', ...bodies] = textFields(mapping).map(({ name }) => name)
  const values = [...new Set(shown)].filter((name) => name !== title && name !== 'id')
  const look = { title, bodies, values, marks: terminal.interactive ? BOLD : BRACKETS }
  const count = `${total.relation === 'gte' ? 'at least ' : ''}${total.value}`
  const notes = query.ignored.map(({ text, reason }) => `ignored: ${text} (${reason})\n`).join('')
  const steps = renderSteps(query.explain ?? [])
  return `${count} found in ${took} ms\n${renderCorrected(query)}${notes}${steps}${hits.map((hit, i) => renderHit(hit, i + 1, look)).join('')}`
}

/** Which fields a hit is shown by, and how its words are marked. */
type Look = {
  readonly title: string
  readonly bodies: readonly string[]
  readonly values: readonly string[]
  readonly marks: TextMarks
}

/** Says that something else was searched than what was typed; nothing when it was not. */
function renderCorrected({ corrected }: SearchAnswer['query']): string {
  if (corrected === null) return ''
  const { from, to, reason } = corrected
  return `nothing found for ${from} (${reason}); shown instead: ${to}\n`
}

function renderHit(hit: SearchHit, rank: number, { title, bodies, values, marks }: Look): string {
  const { id, score, document, highlights } = hit
  const heading = highlights[title]?.[0]?.html ?? htmlOf(document[title] ?? '')
  const fields = values
    .filter((name) => Object.hasOwn(document, name))
    .map((name) => `   ${name}: ${renderSnippetText(htmlOf(document[name] ?? ''), marks)}\n`)
  const snippets = bodies
    .flatMap((field) => highlights[field] ?? [])
    .map(({ html }) => `   ${renderSnippetText(html, marks)}\n`)
  const line = `   ${id}${score > 0 ? `  ${score.toFixed(2)}` : ''}\n`
  return `\n${rank}. ${renderSnippetText(heading, marks)}\n${[line, ...fields, ...snippets].join('')}${renderMatches(hit.explain ?? [])}`
}

/** A value as a snippet without marks: what can't stand on a terminal leaves both in the same way. */
function htmlOf(value: FieldValue): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  return renderSnippetHtml({ start: 0, end: text.length, ranges: [] }, text)
}

/** Which level found each word, indented as snippets are. */
function renderMatches(matches: readonly MatchedWord[]): string {
  if (matches.length === 0) return ''
  const rows = matches.map(({ word, level, field, count, text }) => [word, level, field, String(count), text])
  return renderTable(['word', 'level', 'field', 'count', 'first'], rows).replace(/^/gm, '   ').trimEnd().concat('\n')
}
