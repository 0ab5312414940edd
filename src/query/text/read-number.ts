/** The text with Arabic and Persian digits, decimal point and grouping as in English: ١٬٢٣٤٫٥ is 1234.5. */
export function toAsciiDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', '')
}

/** The finite number that the whole text spells; undefined when it spells none. */
export function readNumber(text: string): number | undefined {
  const ascii = toAsciiDigits(text)
  if (!/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(ascii)) return undefined
  const number = Number(ascii)
  // Nobody means another number by -0.
  return Number.isFinite(number) ? number + 0 : undefined
}
