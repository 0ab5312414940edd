/** Tokens `from` to `to`, both included. */
export type Stretch = { readonly from: number; readonly to: number }

/** A stretch of tokens to be marked as one, with the numbers of the leaves that were found in it. */
export type MarkedStretch = Stretch & { readonly leaves: readonly number[] }

/**
 * Collects what leaves found: finds that share a token become one stretch, neighbours stay apart. `add` wants finds in
 * the order of their ends, and merges at once: a hostile text may hold a hundred finds a token, but no more stretches
 * than tokens.
 */
export function createMarkedStretches() {
  const stretches: { from: number; to: number; leaves: number[] }[] = []

  function add(leaf: number, from: number, to: number): void {
    let last = stretches.at(-1)
    if (last === undefined || last.to < from) {
      stretches.push({ from, to, leaves: [leaf] })
      return
    }
    last.to = to
    addLeaf(last.leaves, leaf)
    // A phrase may reach back over several words that were found before it ended.
    for (let before = stretches.at(-2); before !== undefined && before.to >= from; before = stretches.at(-2)) {
      for (const other of last.leaves) addLeaf(before.leaves, other)
      before.to = to
      last = before
      stretches.pop()
    }
    last.from = Math.min(last.from, from)
  }

  return { stretches: stretches as readonly MarkedStretch[], add }
}

function addLeaf(leaves: number[], leaf: number): void {
  if (!leaves.includes(leaf)) leaves.push(leaf)
}
