/** An error in the log. Fields that are not named here stay out: a client's error may hold its request, key and all. */
export type DescribedError = {
  readonly type: string
  readonly code?: string
  readonly message: string
  /** With those of its causes. */
  readonly stack: string
}

/** Longest message and stack, in UTF-16 units: a message may quote a document. */
const MOST_MESSAGE = 2_000
const MOST_STACK = 10_000

/** Causes of causes that are looked at. */
const MOST_CAUSES = 5

/** What is known of whatever was thrown. */
export function describeError(thrown: unknown): DescribedError {
  const { name, code } = (thrown ?? {}) as { readonly name?: unknown; readonly code?: unknown }
  return {
    type: typeof name === 'string' ? name : typeof thrown,
    ...(typeof code === 'string' && { code }),
    message: (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, MOST_MESSAGE),
    stack: stacksOf(thrown).slice(0, MOST_STACK),
  }
}

/** Of an error that crossed from another thread, the cause is that one's stack. */
function stacksOf(thrown: unknown): string {
  const stacks: string[] = []
  for (let error = thrown; error !== undefined && stacks.length <= MOST_CAUSES; ) {
    stacks.push(error instanceof Error ? shorten(error) : String(error))
    error = error instanceof Error ? error.cause : undefined
  }
  return stacks.join('\ncaused by: ')
}

/** The stack begins with the message, which must not keep the places out. */
function shorten({ stack = '', message }: Error): string {
  return message.length <= MOST_MESSAGE ? stack : stack.replace(message, () => `${message.slice(0, MOST_MESSAGE)}…`)
}
