/**
 * Work in turns: of all that wait, each turn of the event loop lets one go on. Requests that came in meanwhile are taken
 * first, so that others (a server, a worker) have something to do while this thread works.
 */
export function createTurns(): () => Promise<void> {
  const waiting: (() => void)[] = []

  function next(): void {
    const goOn = waiting.shift()
    if (waiting.length > 0) setImmediate(next)
    goOn?.()
  }

  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(next)
    })
}
