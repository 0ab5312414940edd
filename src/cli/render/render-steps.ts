import type { Step } from '../../analysis/token.ts'
import { renderTable } from './render-table.ts'

/** The rules that fired on each word, in order, with what they made of it; a word that comes again is shown once. */
export function renderSteps(words: readonly { readonly word: string; readonly steps: readonly Step[] }[]): string {
  const once = new Map(words.map(({ word, steps }) => [word, steps]))
  const rows = [...once].flatMap(([word, steps]) =>
    steps.length === 0
      ? [[word, 'none fired', '', '']]
      : steps.map(({ rule, from, to }, i) => [i === 0 ? word : '', rule, from, to]),
  )
  return rows.length === 0 ? '' : `\n${renderTable(['word', 'rule', 'from', 'to'], rows)}`
}
