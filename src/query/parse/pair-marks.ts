import type { IgnoredReason } from '../ignored.ts'
import { QUERY_LIMITS } from '../limits.ts'
import { closingMark, familyOf } from '../text/quotation-marks.ts'

/** Which marks belong together (place of the opening one → of the closing one), and those without use. */
export type MarkPairs = {
  readonly closes: ReadonlyMap<number, number>
  readonly unused: readonly { readonly at: number; readonly reason: IgnoredReason }[]
}

/** Pairs quotation marks and parentheses; nothing inside a quotation is a parenthesis. */
export function pairMarks(text: string): MarkPairs {
  const closes = new Map<number, number>()
  const unused: { at: number; reason: IgnoredReason }[] = []
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    const mark = text.charAt(i)
    if (familyOf(mark) !== undefined) {
      const close = closingMark(text, i)
      if (close === undefined) {
        unused.push({ at: i, reason: 'unbalanced_quote' })
      } else {
        closes.set(i, close)
        i = close
      }
    } else if (mark === '(') {
      open.push(i)
    } else if (mark === ')') {
      const start = open.pop()
      if (start === undefined) unused.push({ at: i, reason: 'unbalanced_parenthesis' })
      else if (open.length < QUERY_LIMITS.depth) closes.set(start, i)
      else unused.push({ at: start, reason: 'too_deep' }, { at: i, reason: 'too_deep' })
    }
  }
  unused.push(...open.map((at) => ({ at, reason: 'unbalanced_parenthesis' }) as const))
  return { closes, unused }
}
