import { QUOTATION_MARKS } from '../text/quotation-marks.ts'

// Spaces, and the punctuation that writers often put between words without a space; not what joins digits (1,000).
const SEPARATORS = '\\s\\p{Cc}،؛؟…!?;'
const SEPARATOR = new RegExp(`^[${SEPARATORS}]`, 'u')
const CHUNK = new RegExp(`[^${SEPARATORS}()|${QUOTATION_MARKS}]+|[^]`, 'uy')

/** What stands between separators at a place; at a separator or mark, that one character. */
export function chunkAt(text: string, at: number): string {
  CHUNK.lastIndex = at
  return CHUNK.exec(text)?.[0] ?? ''
}

/** Whether a chunk is a separator: a space, a control character, or punctuation that no operator uses. */
export const isSeparator = (chunk: string): boolean => SEPARATOR.test(chunk)
