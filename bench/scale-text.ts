import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Word forms with their counts, a line each; lines with # say where they come from. */
const FORMS = join(import.meta.dirname, '../../shared/scale/forms.tsv')

/** Length of a passage in words at some shares of all passages, as counted where the forms come from. */
const LENGTHS = [
  [0, 20],
  [0.05, 64],
  [0.25, 117],
  [0.5, 134],
  [0.75, 166],
  [0.95, 246],
  [1, 1_500],
] as const

/** Share of neighbours that are drawn together from a fixed list, so that a text has phrases. */
const PAIRED = 0.1
const PAIRS = 20_000

/** Letters of the shortest word that is searched for. */
const SHORTEST_QUERY_WORD = 4

export type ScaleText = {
  /** A text as long as a real passage. */
  passage(random: () => number): string
  words(random: () => number, count: number): string
  query(random: () => number, count: number): string
}

/** Made texts whose words are as frequent as in real ones; undefined where the list of forms is not there. */
export function readScaleText(random: () => number): ScaleText | undefined {
  if (!existsSync(FORMS)) return undefined
  const forms: string[] = []
  const sums: number[] = []
  let sum = 0
  for (const line of readFileSync(FORMS, 'utf8').split('\n')) {
    const [form = '', count] = line.split('\t')
    if (count === undefined || form.startsWith('#')) continue
    sum += Number(count)
    forms.push(form)
    sums.push(sum)
  }
  const word = (random: () => number): string => forms[placeOf(sums, random() * sum)] ?? ''
  const pairs = Array.from({ length: PAIRS }, () => `${word(random)} ${word(random)}`)

  function words(random: () => number, count: number): string {
    const text: string[] = []
    for (let i = 0; i < count; ) {
      const paired = random() < PAIRED
      text.push(paired ? (pairs[Math.floor(random() ** 2 * PAIRS)] ?? '') : word(random))
      i += paired ? 2 : 1
    }
    return text.join(' ')
  }

  function queryWord(random: () => number): string {
    for (;;) {
      const found = word(random)
      if (found.length >= SHORTEST_QUERY_WORD) return found
    }
  }

  return {
    words,
    passage: (random) => words(random, lengthAt(random())),
    query: (random, count) => Array.from({ length: count }, () => queryWord(random)).join(' '),
  }
}

/** The first place whose sum is above. */
function placeOf(sums: readonly number[], value: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

function lengthAt(share: number): number {
  const above = LENGTHS.findIndex(([part]) => part >= share)
  const [[from, shortest], [to, longest]] = [LENGTHS[above - 1] ?? LENGTHS[0], LENGTHS[above] ?? LENGTHS[0]]
  // The last twentieth thins out towards the longest.
  const place = to === from ? 0 : (share - from) / (to - from)
  return Math.round(shortest + (longest - shortest) * (to === 1 ? place ** 8 : place))
}
