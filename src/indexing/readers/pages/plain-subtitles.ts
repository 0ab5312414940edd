/** `00:01:02,000 --> 00:01:04,500`, in WebVTT with a full stop, perhaps without hours, and with settings behind it. */
const TIMES = /^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}/

/** Blocks of WebVTT that are not shown. */
const NOT_SHOWN = /^(?:WEBVTT|NOTE|STYLE|REGION)(?:[ \t]|$)/

/** `<i>`, `</font>`, `<v سلمى>`, `<c.yellow>`, `<00:01:03.000>`; in SubRip files also `{\an8}`. */
const TAGS = /<\/?[a-z][^<>]*>|<\/?>|<(?:\d+:)?\d{2}:\d{2}\.\d{3}>|\{\\[^{}]*\}/gi

const ESCAPES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
}

/**
 * What the subtitles of a film say (SubRip or WebVTT), a line for each: without numbers, times and tags. What stands in
 * no subtitle is kept all the same, for files are often damaged; only the blocks that WebVTT does not show are not.
 */
export function plainSubtitles(source: string): string {
  const isWebVtt = /^WEBVTT(?:[ \t]|\n|$)/.test(source)
  const cues = source.split(/\n(?:[ \t]*\n)+/).flatMap((block) => readBlock(block.split('\n'), isWebVtt))
  return cues.join('\n')
}

/** The subtitles of a block between blank lines: one, unless the blank lines before others are missing. */
function readBlock(lines: readonly string[], isWebVtt: boolean): string[] {
  if (isWebVtt && NOT_SHOWN.test(lines[0] ?? '') && !lines.some((line) => TIMES.test(line))) return []
  const cues: string[][] = [[]]
  for (const [i, line] of lines.entries()) {
    if (TIMES.test(line)) cues.push([])
    else if (!isName(lines, i, isWebVtt)) cues.at(-1)?.push(plainLine(line))
  }
  return cues.map((cue) => cue.filter((line) => line !== '').join(' ')).filter((cue) => cue !== '')
}

/** The line above the times is a number, or in WebVTT any name, when it opens the block. */
function isName(lines: readonly string[], i: number, isWebVtt: boolean): boolean {
  if (!TIMES.test(lines[i + 1] ?? '')) return false
  return /^\s*\d+\s*$/.test(lines[i] ?? '') || (isWebVtt && i === 0)
}

const plainLine = (line: string): string =>
  line
    .replaceAll(TAGS, '')
    .replaceAll(/&(\w+);/g, (whole, name: string) => (Object.hasOwn(ESCAPES, name) ? (ESCAPES[name] ?? whole) : whole))
    .trim()
