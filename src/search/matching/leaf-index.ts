import {
  type Analyzer,
  LEVEL_NAMES,
  type LevelName,
  PLACEHOLDER,
  type Terms,
  type WantedTerms,
} from '../../analysis/token.ts'
import { PHRASE_LEVELS } from '../../engines/engine.ts'
import type { QueryLeaf, QueryPhrase, QueryWord } from '../../query/tree.ts'
import { forget, type Sequence, type Step, sequenceSteps } from './sequence.ts'

/** The levels at which a word's match is marked. */
export type HighlightLevels = {
  readonly matches: readonly LevelName[]
  /** Marked only in a field where nothing else matched. */
  readonly fallback: readonly LevelName[]
}

/** Who wants to know of a term: a leaf that is one word, or a step of a sequence. `leaf` is the leaf's number. */
export type Listener =
  | { readonly type: 'word'; readonly leaf: number; readonly fallback: boolean }
  | { readonly type: 'step'; readonly step: Step }

/** What is looked for at one level: whole terms, and beginnings by their length. */
type LevelIndex = {
  readonly level: LevelName
  readonly terms: ReadonlyMap<string, readonly Listener[]>
  readonly prefixes: ReadonlyMap<number, ReadonlyMap<string, readonly Listener[]>>
}

/** What is looked for in a field. Serves one reading at a time: sequences in it remember what they have seen. */
export type LeafIndex = {
  readonly levels: readonly LevelIndex[]
  /** Before each further reading. */
  forget(): void
}

/** The leaves by term and level, so that a token costs one look-up a level however many leaves there are. */
export function createLeafIndex(leaves: readonly QueryLeaf[], levels: HighlightLevels): LeafIndex {
  const steps: Step[] = []
  const terms = new Map<LevelName, Map<string, Listener[]>>()
  const prefixes = new Map<LevelName, Map<number, Map<string, Listener[]>>>()
  const listen = (level: LevelName, term: string, listener: Listener) =>
    append(
      entryOf(terms, level, () => new Map()),
      term,
      listener,
    )

  const listenForWord = (leaf: number, word: QueryWord) => {
    if (word.level !== undefined) {
      listen(word.level, word.terms[word.level], { type: 'word', leaf, fallback: false })
      return
    }
    for (const level of LEVEL_NAMES) {
      const matches = levels.matches.includes(level)
      if ((!matches && !levels.fallback.includes(level)) || word.terms[level] === PLACEHOLDER) continue
      listen(level, word.terms[level], { type: 'word', leaf, fallback: !matches })
    }
  }
  const listenForSequence = (leaf: number, sequence: Sequence, slop: number) => {
    if (sequence.length === 0 || sequence.some((variants) => variants.length === 0)) return
    // Where engines look for phrases: all words at the one level, or all at the other.
    for (const level of PHRASE_LEVELS) {
      for (const entry of sequenceSteps(sequence, level, leaf, slop)) {
        listen(entry.level, entry.term, { type: 'step', step: entry.step })
        steps.push(entry.step)
      }
    }
  }

  for (const [leaf, { match }] of leaves.entries()) {
    switch (match.type) {
      case 'word':
        listenForWord(leaf, match)
        break
      case 'alternatives':
        for (const { words } of match.variants) {
          const [first, ...more] = words
          if (first === undefined) continue
          if (more.length === 0) listenForWord(leaf, first)
          else listenForSequence(leaf, [[words]], 0)
        }
        break
      case 'phrase':
        listenForSequence(leaf, phraseSequence(match), match.slop)
        break
      case 'prefix':
        for (const { level, prefix } of match.prefixes) {
          const byLength = entryOf(prefixes, level, () => new Map())
          const ofLength = entryOf(byLength, prefix.length, () => new Map())
          append(ofLength, prefix, { type: 'word', leaf, fallback: false })
        }
        break
    }
  }
  const heard = LEVEL_NAMES.filter((level) => terms.has(level) || prefixes.has(level))
  return {
    levels: heard.map((level) => ({
      level,
      terms: terms.get(level) ?? new Map(),
      prefixes: prefixes.get(level) ?? new Map(),
    })),
    forget: () => steps.forEach(forget),
  }
}

/** The terms of which an index wants to be told: any, where beginnings are looked for. */
export function wantedTerms({ levels }: LeafIndex, analyzer: Analyzer): WantedTerms {
  const any = levels.some(({ prefixes }) => prefixes.size > 0)
  return analyzer.want(any ? undefined : levels.flatMap(({ terms }) => [...terms.keys()]))
}

/** Tells all who listen for one of a token's terms, from the strictest level to the loosest. */
export function tellListeners(
  own: Terms,
  { levels }: LeafIndex,
  tell: (listener: Listener, level: LevelName) => void,
): void {
  for (const { level, terms, prefixes } of levels) {
    const term = own[level]
    for (const listener of terms.get(term) ?? NOBODY) tell(listener, level)
    for (const [length, ofLength] of prefixes) {
      for (const listener of ofLength.get(term.slice(0, length)) ?? NOBODY) tell(listener, level)
    }
  }
}

const NOBODY: readonly Listener[] = []

function phraseSequence(phrase: QueryPhrase): Sequence {
  return phrase.words.map((place) => {
    if (place.type === 'word') return [[place]]
    return place.variants.map(({ words }) => words).filter((words) => words.length > 0)
  })
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = create()
  map.set(key, made)
  return made
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  entryOf(map, key, () => []).push(value)
}
