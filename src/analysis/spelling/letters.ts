/** Arabic letters by their Unicode names, so that rules read without a right-to-left editor. */

export const HAMZA = '\u0621'
export const ALEF_MADDA = '\u0622'
export const ALEF_HAMZA_ABOVE = '\u0623'
export const WAW_HAMZA = '\u0624'
export const YEH_HAMZA = '\u0626'
export const ALEF = '\u0627'
export const BEH = '\u0628'
export const TEH_MARBUTA = '\u0629'
export const TEH = '\u062a'
export const JEEM = '\u062c'
export const DAL = '\u062f'
export const REH = '\u0631'
export const TATWEEL = '\u0640'
export const SEEN = '\u0633'
export const FEH = '\u0641'
export const QAF = '\u0642'
export const KAF = '\u0643'
export const LAM = '\u0644'
export const MEEM = '\u0645'
export const NOON = '\u0646'
export const HEH = '\u0647'
export const WAW = '\u0648'
export const ALEF_MAKSURA = '\u0649'
export const YEH = '\u064a'
export const ALEF_WASLA = '\u0671'

export const FATHA = '\u064e'
export const DAMMA = '\u064f'
export const KASRA = '\u0650'
export const HAMZA_ABOVE = '\u0654'
export const DAGGER_ALEF = '\u0670'

/**
 * Marks that stand on Arabic letters: non-spacing marks of the Arabic blocks, the small waw and yeh (letters to
 * Unicode, marks to a reader) and the tail fragment, a piece of a glyph. Named by category, not by ranges: U+06DD, U+06DE, U+06E9 and U+08E2 lie among them and
 * are separators.
 */
export const ARABIC_MARKS =
  '[[\\p{Mn}&&[\\u0600-\\u06ff\\u0750-\\u077f\\u0870-\\u08ff\\ufb50-\\ufdff\\ufe70-\\ufeff]]\\u06e5\\u06e6\\ufe73]'

/** The letters that Arabic words are made of, none of a neighbouring language, for use inside a character class. */
export const EVERYDAY_LETTERS = '\u0621-\u063a\u0641-\u064a'

/** A word that is already nothing but everyday letters: most words of most texts. A bare hamza begins none. */
export const EVERYDAY_WORD = new RegExp(`^(?!${HAMZA})[${EVERYDAY_LETTERS}]+$`)
