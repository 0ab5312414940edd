/** Values under sequences of words, joined by spaces. Every beginning of a sequence has an entry too, maybe empty. */
export type Sequences<Value> = Map<string, readonly Value[]>

const NONE: readonly never[] = []

/** Puts a value under a sequence of words, beside those that are there. */
export function addSequence<Value>(sequences: Sequences<Value>, sequence: string, value: Value): void {
  const others = sequences.get(sequence) ?? NONE
  sequences.set(sequence, others.length === 0 ? [value] : [...others, value])
  for (let end = sequence.indexOf(' '); end !== -1; end = sequence.indexOf(' ', end + 1)) {
    const beginning = sequence.slice(0, end)
    if (!sequences.has(beginning)) sequences.set(beginning, NONE)
  }
}

/** What stands under a sequence, and its length in words. */
export type FoundSequence<Value> = { readonly length: number; readonly values: readonly Value[] }

/**
 * The longest sequence that begins at a place; `forms` gives the forms in which the word of a place may be listed (none
 * beyond the last).
 */
export function findSequence<Value>(
  sequences: Sequences<Value>,
  from: number,
  forms: (at: number) => readonly string[],
): FoundSequence<Value> | undefined {
  let found: FoundSequence<Value> | undefined
  let beginnings: readonly string[] = forms(from)
  for (let at = from + 1; ; at++) {
    const known = beginnings.filter((beginning) => sequences.has(beginning))
    const values = known.flatMap((sequence) => sequences.get(sequence) ?? NONE)
    if (values.length > 0) found = { length: at - from, values }
    if (known.length === 0) return found
    const next = forms(at)
    beginnings = known.flatMap((beginning) => next.map((word) => `${beginning} ${word}`))
  }
}
