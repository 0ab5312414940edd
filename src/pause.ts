/**
 * Keeps the event loop free during long work: `await pause()` often; it resolves at once until `sliceMs` milliseconds
 * of work have passed, then after a turn of the event loop. Works that share one pause share one slice, so that ten of
 * them at once hold the loop no longer than one does.
 */
export function createPause(sliceMs: number): () => Promise<void> {
  let sliceStart = performance.now()
  let turn: Promise<void> | undefined

  const nextTurn = (): Promise<void> =>
    new Promise((resolve) => {
      setImmediate(() => {
        sliceStart = performance.now()
        turn = undefined
        resolve()
      })
    })

  return async () => {
    if (performance.now() - sliceStart < sliceMs) return
    turn ??= nextTurn()
    await turn
  }
}
