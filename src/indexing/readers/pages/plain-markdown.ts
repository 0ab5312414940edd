/** ASCII punctuation, which a backslash can escape: 32 characters, as many as there are noncharacters from U+FDD0. */
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const FIRST_NONCHARACTER = 0xfdd0

const FENCE = /^ {0,3}(?:```|~~~)/

/** Lines that are drawn, not read: rules, the line under a heading, the row under a table's head, link definitions. */
const DRAWN =
  /^ {0,3}(?:(?:[-*_] *){3,}|=+ *|\|?(?: *:?-{2,}:? *\|)+(?: *:?-{2,}:? *)?|\[[^\]^]+\]: +<?(?:[a-z]+:|[/.#])\S*.*)$/

/** What stands at the beginning of a line: quotation, list item (kept as `- `), task box, heading. */
const LINE_RULES: readonly (readonly [RegExp, string])[] = [
  [/^(?: {0,3}> ?)+/, ''],
  [/^( *)[*+-] +(?:\[[ xX]\] +)?/, '$1- '],
  [/^ {0,3}#{1,6}(?: +|$)/, ''],
  [/(?<! ) +#+ *$/, ''],
]

/** Each bracket and star is looked at from where the last one ended: long lines take time in step with their length. */
const LINK_RULES: readonly (readonly [RegExp, string])[] = [
  [/!\[([^[\]]*)\](?:\([^()\s]*(?: "[^"]*")?\)|\[[^[\]]*\])/g, '$1'],
  [/\[\^[^[\]\s]+\]/g, ''],
  [/\[([^[\]]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?: "[^"]*")?\)|\[[^[\]]*\])/g, '$1'],
  [/<((?:https?|mailto):[^<>\s]+)>/g, '$1'],
]

const INLINE_RULES: readonly (readonly [RegExp, string])[] = [
  [/<\/?[a-z][^<>]*>|<!--[^<>]*-->/gi, ''],
  [/\*\*([^*]+)\*\*/g, '$1'],
  [/\*([^*\s](?:[^*]*[^*\s])?)\*/g, '$1'],
  [/(?<![\p{L}\p{M}\p{N}_])__([^_]+)__(?![\p{L}\p{M}\p{N}_])/gu, '$1'],
  [/(?<![\p{L}\p{M}\p{N}_])_([^_]+)_(?![\p{L}\p{M}\p{N}_])/gu, '$1'],
  [/~~([^~]+)~~/g, '$1'],
]

/**
 * Markdown as a reader sees it, without its marks: what is stored is what results show, and nobody wants to see `**`
 * or `|---|` there. Not a full renderer: it takes away what is certainly a mark and leaves everything else.
 */
export function plainMarkdown(source: string): string {
  let inCode = false
  const lines: string[] = []
  for (const line of source.split('\n')) {
    if (FENCE.test(line)) inCode = !inCode
    else if (inCode) lines.push(line)
    else if (!DRAWN.test(line)) lines.push(plainLine(line))
  }
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** One line without its marks. */
export function plainLine(line: string): string {
  const escaped = line.replaceAll(/\\([!-/:-@[-`{-~])/g, (_, mark: string) =>
    String.fromCharCode(FIRST_NONCHARACTER + PUNCTUATION.indexOf(mark)),
  )
  const begun = apply(isTableRow(escaped) ? cells(escaped) : escaped, LINE_RULES)
  const parts = apply(begun, LINK_RULES).split(/(?<!`)(`{1,3}(?!`)[^`]+`+)/)
  const plain = parts.map((part, i) => (i % 2 === 1 ? part.replaceAll('`', '') : apply(part, INLINE_RULES))).join('')
  return plain
    .replaceAll(/[\ufdd0-\ufdef]/g, (mark) => PUNCTUATION.charAt(mark.charCodeAt(0) - FIRST_NONCHARACTER))
    .trimEnd()
}

const apply = (text: string, rules: readonly (readonly [RegExp, string])[]): string =>
  rules.reduce((result, [mark, plain]) => result.replace(mark, plain), text)

const isTableRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line)

const cells = (row: string): string =>
  row
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join('  ')
