import { endOf, startOf } from '../matching/read-tokens.ts'
import { type Border, borderBefore, canCut, cutAfter } from './cut-points.ts'
import type { Stretch } from './marked-stretches.ts'
import type { Reading } from './read-field.ts'
import type { Range } from './snippet.ts'

/** What a cut costs beside its distance from the wanted place, as a share of the room there is:
 * a sentence's beginning or end is worth half of it. */
const COST: Readonly<Record<Border, number>> = { sentence: 0, clause: 0.25, word: 0.5, joined: 1, never: Infinity }

/** The place of a snippet among the others. */
export type SnippetFit = {
  readonly reading: Reading
  /** Tokens that continue a marked stretch: no snippet may begin there. */
  readonly inside: ReadonlySet<number>
  /** Units that a snippet should have at most. */
  readonly length: number
}

/** The tokens of a snippet that shows `window` and uses nothing outside of `free`.
 * Longer than `length` only where one word is; a marked stretch that is longer is shown from its beginning. */
export function fitAround(fit: SnippetFit, window: Stretch, free: Stretch): Stretch {
  const { reading, length } = fit
  let { from, to } = window
  if (widthOf(reading, window) <= length) {
    from = firstToken(fit, window, free)
    to = lastToken(fit, window.to, free.to, startOf(reading, from) + length)
  } else {
    while (to > from && endOf(reading, to) - startOf(reading, from) > length) to--
  }
  return growToCuts(reading, { from, to }, free)
}

/** The beginning of a field in which nothing is marked, as units of the text. */
export function fitBeginning(fit: SnippetFit): Range {
  const { reading, length } = fit
  const { text, start, end } = reading
  const limit = start + length
  if (end <= limit) return [start, end]
  const cut = startOf(reading, 0) < limit ? undefined : cutWithoutWords(reading, limit)
  if (cut !== undefined) return [start, start + text.slice(start, cut).trimEnd().length]
  const all = { from: 0, to: reading.starts.length - 1 }
  const { to } = growToCuts(reading, { from: 0, to: lastToken(fit, 0, all.to, limit) }, all)
  return [start, cutAfter(reading, to)]
}

/** A cut near `limit` before the first word (emoji, rules of dashes): any place between two characters will do. */
function cutWithoutWords(reading: Reading, limit: number): number | undefined {
  let cut = limit
  while (cut > reading.start && !canCut(reading.text, cut)) cut--
  if (cut > reading.start) return cut
  const word = startOf(reading, 0)
  cut = limit
  while (cut < word && !canCut(reading.text, cut)) cut++
  return reading.starts.length === 0 || canCut(reading.text, cut) ? cut : undefined
}

function firstToken({ reading, inside, length }: SnippetFit, window: Stretch, free: Stretch): number {
  const slack = length - widthOf(reading, window)
  const roomAfter = endOf(reading, free.to) - endOf(reading, window.to)
  const wanted = startOf(reading, window.from) - Math.max(slack / 2, slack - roomAfter)
  let best = window.from
  let least = Infinity
  for (let k = window.from; k >= free.from && endOf(reading, window.to) - startOf(reading, k) <= length; k--) {
    const distance = startOf(reading, k) - wanted
    // From here on it only grows.
    if (distance < -least) break
    if (inside.has(k)) continue
    const cost = Math.abs(distance) + slack * COST[borderBefore(reading, k)]
    if (cost >= least) continue
    best = k
    least = cost
  }
  return best
}

function lastToken({ reading, inside, length }: SnippetFit, atLeast: number, atMost: number, limit: number): number {
  let last = atLeast
  while (last < atMost && endOf(reading, last + 1) <= limit) last++
  let best: number | undefined
  let least = Infinity
  for (let k = last; k >= atLeast && limit - endOf(reading, k) < least; k--) {
    if (inside.has(k + 1)) continue
    const cost = limit - endOf(reading, k) + length * COST[borderBefore(reading, k + 1)]
    if (best !== undefined && cost >= least) continue
    best = k
    least = cost
  }
  return best ?? atLeast
}

/** The same tokens, or as many more as it takes to begin and end where the text may be cut. */
function growToCuts(reading: Reading, { from, to }: Stretch, free: Stretch): Stretch {
  let first = from
  let last = to
  while (first > free.from && borderBefore(reading, first) === 'never') first--
  while (last < free.to && borderBefore(reading, last + 1) === 'never') last++
  return { from: first, to: last }
}

const widthOf = (reading: Reading, { from, to }: Stretch): number => endOf(reading, to) - startOf(reading, from)
