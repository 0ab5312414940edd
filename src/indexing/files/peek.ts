/** A stream's first bytes, at least `bytes` of them unless it is shorter, and the whole of it, to be read once. */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
  bytes: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array>; readonly ended: boolean }> {
  const rest = stream[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let size = 0
  let ended = false
  while (size < bytes && !ended) {
    const next = await rest.next()
    ended = next.done === true
    if (next.done === true) break
    chunks.push(next.value)
    size += next.value.length
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks
      for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
    } finally {
      await rest.return?.()
    }
  }
  return { head: Buffer.concat(chunks), all: all(), ended }
}
