/** Answers that are good for a moment. */
type FreshValues<Value> = {
  /** The value of a name, asked for unless it was a moment ago. */
  get(name: string): Promise<Value>
  /** The value if it was asked for a moment ago and is here. */
  peek(name: string): Value | undefined
  /** Has the next caller ask. */
  forget(name: string): void
}

/** Milliseconds from the question on. What this engine changes it knows at once; a swap by another process is noticed so
 * late at most, and until then the copy that served before, which is kept, goes on answering. */
const FRESH = 1_000

type Entry<Value> = { readonly asked: number; readonly promise: Promise<Value>; value?: Value }

/** Keeps what `ask` finds for `ms`, so that the steps of one request, and requests side by side, ask once. */
export function createFreshValues<Value>(ask: (name: string) => Promise<Value>, ms = FRESH): FreshValues<Value> {
  const entries = new Map<string, Entry<Value>>()
  const fresh = (name: string): Entry<Value> | undefined => {
    const entry = entries.get(name)
    return entry !== undefined && performance.now() - entry.asked < ms ? entry : undefined
  }

  function askNow(name: string): Promise<Value> {
    const entry: Entry<Value> = { asked: performance.now(), promise: ask(name) }
    entries.set(name, entry)
    const drop = (): void => {
      if (entries.get(name) === entry) entries.delete(name)
    }
    entry.promise.then((value) => {
      entry.value = value
      setTimeout(drop, ms).unref()
    }, drop)
    return entry.promise
  }

  return {
    get: (name) => fresh(name)?.promise ?? askNow(name),
    peek: (name) => fresh(name)?.value,
    forget: (name) => void entries.delete(name),
  }
}
