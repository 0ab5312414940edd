import { byLevel, LEVEL_NAMES, type LevelName, type Terms } from '../../analysis/token.ts'

/** Level → terms in the order of the text, joined by single spaces. */
export type TermStreams = Readonly<Record<LevelName, string>>

/** Gathers the terms of a text. */
export type TermGatherer = {
  add(terms: Terms): void
  /** UTF-16 units at all levels so far; until the end the last few thousand tokens may not be counted yet. */
  readonly units: number
  /** What was gathered. Once only. */
  finish(pause: () => Promise<void>): Promise<TermStreams>
}

/** Tokens whose terms are kept one by one: a text may have eight million, and six arrays of pointers to their terms would
 * take more than the terms. */
const CHUNK_TOKENS = 4_096

/** A gatherer that holds little more than what it will have gathered. */
export function gatherTerms(): TermGatherer {
  let units = 0
  let waiting = 0
  const terms = byLevel((): string[] => [])
  const chunks = byLevel((): string[] => [])

  function joinWaiting(): void {
    if (waiting === 0) return
    waiting = 0
    for (const level of LEVEL_NAMES) {
      const chunk = terms[level].join(' ')
      terms[level] = []
      chunks[level].push(chunk)
      units += chunk.length + 1
    }
  }

  return {
    add(own) {
      for (const level of LEVEL_NAMES) terms[level].push(own[level])
      if (++waiting === CHUNK_TOKENS) joinWaiting()
    },
    get units() {
      return units
    },
    async finish(pause) {
      joinWaiting()
      const streams = byLevel(() => '')
      for (const level of LEVEL_NAMES) {
        streams[level] = chunks[level].join(' ')
        chunks[level] = []
        await pause()
      }
      return streams
    },
  }
}
