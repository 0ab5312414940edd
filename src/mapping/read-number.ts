import { ARABIC_DECIMAL_POINT, ARABIC_THOUSANDS_SIGN, toAsciiDigits } from '../analysis/spelling/digits.ts'

/** The text with Arabic and Persian digits, decimal point and grouping as in English: ١٬٢٣٤٫٥ is 1234.5. */
export const toAsciiNumber = (text: string): string =>
  toAsciiDigits(text).replaceAll(ARABIC_DECIMAL_POINT, '.').replaceAll(ARABIC_THOUSANDS_SIGN, '')

/** The finite number that the whole text spells; undefined when it spells none. */
export function readNumber(text: string): number | undefined {
  const ascii = toAsciiNumber(text)
  if (!/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(ascii)) return undefined
  const number = Number(ascii)
  // Nobody means another number by -0.
  return Number.isFinite(number) ? number + 0 : undefined
}
