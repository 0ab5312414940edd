import { bestWindow, leafValues } from './best-window.ts'
import { fitAround, type SnippetFit } from './fit-snippet.ts'
import type { Stretch } from './marked-stretches.ts'

/** Share of a snippet that marks may fill from the first to the last: the rest is there to reach a sentence's end. */
const MARKED_SHARE = 0.75

/** The tokens of at most `count` snippets, apart from each other, in the order of the text. Each round takes the window
 * that shows most of what was not shown before, and gives it context; where every word is marked, it may take a while. */
export async function chooseSnippets(fit: SnippetFit, count: number, pause: () => Promise<void>): Promise<Stretch[]> {
  const { reading, length } = fit
  const { marked } = reading
  const values = leafValues(marked)
  const used = new Set<number>()
  const chosen: Stretch[] = []
  while (chosen.length < count) {
    const window = bestWindow({ reading, width: length * MARKED_SHARE, values }, used)
    const first = window && marked[window.from]
    const last = window && marked[window.to]
    if (first === undefined || last === undefined) break
    await pause()
    const tokens = { from: first.from, to: last.to }
    const snippet = fitAround(fit, tokens, freeAround(fit, tokens, chosen))
    chosen.push(snippet)
    for (const [i, { from, to, leaves }] of marked.entries()) {
      if (to < snippet.from || from > snippet.to) continue
      used.add(i)
      for (const leaf of leaves) {
        const value = values[leaf]
        if (value !== undefined) value.unseen = 0
      }
    }
    await pause()
  }
  return chosen.sort((a, b) => a.from - b.from)
}

/** The tokens around `window` that no other snippet holds. */
function freeAround({ reading }: SnippetFit, window: Stretch, chosen: readonly Stretch[]): Stretch {
  let from = 0
  let to = reading.starts.length - 1
  for (const other of chosen) {
    if (other.to < window.from) from = Math.max(from, other.to + 1)
    else to = Math.min(to, other.from - 1)
  }
  return { from, to }
}
