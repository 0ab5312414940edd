import { basename, extname } from 'node:path'

/** Longest title made from a sentence, in UTF-16 units: two lines in a list of results. */
const MAX_SENTENCE = 90

/** A sentence has an end and is not too short: a full stop after a few letters is that of an abbreviation. */
const SENTENCE = /^.{30,}?[.!?؟](?=\s|$)/u

/** Words of file names that say nothing about the document. */
const EMPTY_WORDS = new Set(
  'doc docs document file page text txt article post item img image scan part new untitled data stdin مقال نص ملف مستند صفحة'.split(
    ' ',
  ),
)

/** A title for a text that brings none: from the file's name when a person gave it one, else the text's beginning. */
export function makeTitle(path: string, text: string): string {
  return titleFromName(path) ?? titleFromText(text)
}

/** `gum-arabic_kordofan.txt` → `gum arabic kordofan`; undefined for a name that a machine made (a number, a hash). */
export function titleFromName(path: string): string | undefined {
  const name = basename(path, extname(path)).normalize('NFC')
  const words = name.split(/[-_\s.]+/u).filter((word) => word !== '')
  // Every word of a hash or a UUID is hexadecimal, and there are digits; "decade" alone is a word.
  const isHash = /\d/.test(name) && words.every((word) => /^[0-9a-f]+$/i.test(word))
  const says = words.some((word) => /^[\p{L}\p{M}]{2,}$/u.test(word) && !EMPTY_WORDS.has(word.toLowerCase()))
  return says && !isHash ? words.join(' ') : undefined
}

/** The beginning of the first sentence, cut between two words. */
export function titleFromText(text: string): string {
  const line = text.trimStart().split('\n', 1)[0]?.trimEnd() ?? ''
  const start = line.slice(0, MAX_SENTENCE + 1)
  const sentence = SENTENCE.exec(start)?.[0] ?? line
  if (sentence.length <= MAX_SENTENCE) return sentence.replace(/(?<!\.)\.$/, '')
  const space = start.search(/\s\S*$/u)
  const words = space > 0 ? start.slice(0, space) : start.slice(0, MAX_SENTENCE).replace(/[\ud800-\udbff]$/, '')
  return `${words.replace(/[\s،,؛;:–-]+$/u, '')}…`
}
