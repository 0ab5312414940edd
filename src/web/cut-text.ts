/** The beginning of a text, at most `length` UTF-16 units, and «…»: whole words if there are any, never half a
 * character. A short text stays as it is. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  const beginning = text.slice(0, length).replace(/\p{Cs}$/u, '')
  return `${beginning.replace(/\s+\S*$/u, '') || beginning}…`
}
