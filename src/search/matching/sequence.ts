import type { LevelName } from '../../analysis/token.ts'
import type { QueryWord } from '../../query/tree.ts'

/**
 * Finds words that stand in order, in one pass over the tokens, with one number of state per word of the query.
 *
 * A chain of words from token `start` to token `p` that holds n words has `p + 1 - (start + n)` gaps.
 * So of all chains that end in the same word only the one with the greatest `start + n` (its reach) can be the best,
 * wherever it ended, and alternatives of different lengths meet in one number.
 */
type Gate = {
  reach: number
  start: number
  /** The token that set `reach`; the same token may not be used twice, so it sees what was there before it. */
  at: number
  reachBefore: number
  startBefore: number
}

/** One word of a sequence: reads the gate before it (none: a sequence may begin here) and sets the one after it. */
export type Step = {
  readonly leaf: number
  readonly slop: number
  readonly from: Gate | undefined
  readonly to: Gate
  readonly last: boolean
}

/** Each place of a sequence with its variants; a variant is one or more words. */
export type Sequence = readonly (readonly (readonly QueryWord[])[])[]

const NEVER = -1

const CLOSED: Gate = { reach: NEVER, start: 0, at: NEVER, reachBefore: NEVER, startBefore: 0 }
const createGate = (): Gate => ({ ...CLOSED })

/** The steps of a sequence, each with the term at which it listens. Words of a fixed level keep it. */
export function sequenceSteps(sequence: Sequence, level: LevelName, leaf: number, slop: number) {
  const steps: { level: LevelName; term: string; step: Step }[] = []
  let before: Gate | undefined
  for (const [place, variants] of sequence.entries()) {
    const after = createGate()
    for (const words of variants) {
      let from = before
      for (const [i, word] of words.entries()) {
        const ends = i === words.length - 1
        const to = ends ? after : createGate()
        const at = word.level ?? level
        steps.push({
          level: at,
          term: word.terms[at],
          step: { leaf, slop, from, to, last: ends && place === sequence.length - 1 },
        })
        from = to
      }
    }
    before = after
  }
  return steps
}

/** Tells a step that token `token` is its word. Gives the first token of a finished sequence, else -1. */
export function advance({ slop, from, to, last }: Step, token: number): number {
  const fresh = from?.at !== token
  const reach = from === undefined ? token : fresh ? from.reach : from.reachBefore
  const start = from === undefined ? token : fresh ? from.start : from.startBefore
  if (reach === NEVER || token - reach > slop) return NEVER
  if (last) return start
  passGate(to, token, reach + 1, start)
  return NEVER
}

/** Before another text is read: every gate is one that some step sets. */
export function forget({ to }: Step): void {
  Object.assign(to, CLOSED)
}

function passGate(gate: Gate, token: number, reach: number, start: number): void {
  if (reach < gate.reach || (reach === gate.reach && start >= gate.start)) return
  if (gate.at !== token) {
    gate.reachBefore = gate.reach
    gate.startBefore = gate.start
    gate.at = token
  }
  gate.reach = reach
  gate.start = start
}
