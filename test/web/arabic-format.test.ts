import { expect, test } from 'vitest'
import { formatCount, formatDate, formatNumber, IN_DOCUMENTS, RESULTS } from '../../src/web/arabic-format.ts'

test.each([
  [0, 'لا نتائج'],
  [1, 'نتيجة واحدة'],
  [2, 'نتيجتان'],
  [3, '٣ نتائج'],
  [10, '١٠ نتائج'],
  [11, '١١ نتيجة'],
  [99, '٩٩ نتيجة'],
  [100, '١٠٠ نتيجة'],
  [101, '١٠١ نتيجة'],
  [103, '١٠٣ نتائج'],
  [1000, '١٬٠٠٠ نتيجة'],
])('%d results', (count, text) => {
  expect(formatCount(count, RESULTS)).toBe(text)
})

test('after a preposition the dual is genitive', () => {
  expect(formatCount(2, IN_DOCUMENTS)).toBe('وثيقتين')
})

test('numbers have at most one digit after the separator', () => {
  expect(formatNumber(1234.56)).toBe('١٬٢٣٤٫٦')
})

test.each([
  ['2025-10-04', '٤ أكتوبر ٢٠٢٥'],
  ['2025-10-04T23:30:00Z', '٤ أكتوبر ٢٠٢٥'],
  ['2025-10-04T23:30:00-03:00', '٥ أكتوبر ٢٠٢٥'],
  ['قبل عام', 'قبل عام'],
])('date %s', (text, shown) => {
  expect(formatDate(text)).toBe(shown)
})
