import { createInterface } from 'node:readline'

/** Asks the person at the terminal a question; anything but a yes is a no, also the end of the input or an interrupt. */
export async function askYes(question: string, stopped: Promise<void>): Promise<boolean> {
  process.stderr.write(`${question} [y/N] `)
  const lines = createInterface({ input: process.stdin, terminal: false })
  try {
    const { promise: line, resolve } = Promise.withResolvers<string>()
    lines.once('line', resolve)
    lines.once('close', () => resolve(''))
    const answer = await Promise.race([line, stopped.then(() => '')])
    return /^\s*(?:y|yes|نعم|ن)\s*$/i.test(answer)
  } finally {
    lines.close()
    // Else the process would wait for more.
    process.stdin.unref()
  }
}
