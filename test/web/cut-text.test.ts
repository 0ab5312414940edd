import { expect, test } from 'vitest'
import { cutText } from '../../src/web/cut-text.ts'

test.each([
  ['a short text stays', 'سعر القمح', 9, 'سعر القمح'],
  ['ends with a whole word', 'سعر القمح اليوم', 11, 'سعر القمح…'],
  ['a single long word is cut', 'مستشفى', 3, 'مست…'],
  ['never half a character', 'ab\u{1f33e}', 3, 'ab…'],
])('%s', (_why, text, length, expected) => {
  expect(cutText(text, length)).toBe(expected)
})
