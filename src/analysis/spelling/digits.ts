/** Arabic and Persian digits, for use inside a character class. */
export const ARABIC_DIGITS = '\u0660-\u0669\u06f0-\u06f9'

/** A thousands sign is typed as a comma or as Arabic's own. */
export const ARABIC_DECIMAL_POINT = '\u066b'
export const ARABIC_THOUSANDS_SIGN = '\u066c'

const DIGITS = new RegExp(`[${ARABIC_DIGITS}]`, 'g')

/** The text with 0–9 for Arabic and Persian digits: their lowest four bits are their value. */
export const toAsciiDigits = (text: string): string =>
  text.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
