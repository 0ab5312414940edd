/** Controls, of which terminals make commands, and characters that turn the direction of what stands around them. */
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** The text with such characters as JSON's escapes; the final line break stays. */
export const escapeHidden = (text: string): string =>
  text.replace(HIDDEN, (character, at: number) =>
    character === '\n' && at === text.length - 1
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
