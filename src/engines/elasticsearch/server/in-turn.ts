/** Runs a work when those before it have ended, well or not. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Makes it. */
export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}
