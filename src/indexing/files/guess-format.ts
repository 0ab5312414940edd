const decoder = new TextDecoder('utf-8')

/**
 * The format of a text without a name, as the ending that files of it have, by its first characters: JSON, JSON lines,
 * HTML, or Markdown with front matter. Undefined for anything else, which may be running text or a table.
 */
export function guessFormat(head: Uint8Array): string | undefined {
  // The decoder leaves out a byte order mark.
  const text = decoder.decode(head).trimStart()
  // Nothing holds no document in any format.
  if (text === '') return '.jsonl'
  if (text.startsWith('[')) return '.json'
  if (text.startsWith('{')) return isWholeObject(text.split('\n', 1)[0] ?? '', text) ? '.jsonl' : '.json'
  if (text.startsWith('<')) return '.html'
  return /^---[ \t]*\r?\n/.test(text) ? '.md' : undefined
}

/** Whether the first line is an object of its own, as far as it can be seen: a long one goes beyond the head. */
function isWholeObject(line: string, text: string): boolean {
  if (line === text) return true
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
