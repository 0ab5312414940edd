import { FEH, WAW, YEH } from './spelling/letters.ts'
import type { Span } from './token.ts'

// Classes of characters. What no class names separates words.
const SEPARATOR = 1
const ARABIC = 2
const OTHER_LETTER = 3
const DIGIT = 4
const MARK = 5
/** Default-ignorable code points: zero-width joiners, bidi controls, soft hyphen. They neither make nor end a word. */
const INVISIBLE = 6
const DOT = 7
const NUMBER_JOINER = 8
/** One character that stands for a formula of several words (ﷺ): a token of its own, also when glued to a name. */
const FORMULA = 9
/** Lengthens a word without being part of it; alone it is decoration. */
const TATWEEL_CLASS = 10

type LetterClass = typeof ARABIC | typeof OTHER_LETTER

/** In this order: the first that fits wins. */
const CLASSES: readonly (readonly [number, RegExp])[] = [
  [INVISIBLE, /\p{Default_Ignorable_Code_Point}/u],
  [TATWEEL_CLASS, /\u0640/],
  [FORMULA, /[\ufdf5\ufdfa\ufdfb\ufdfd\ufdcf\ufdfe\ufdff\ufd40-\ufd4f]/],
  // Small waw and yeh, and presentation forms of marks: letters to Unicode, but no word begins with one or consists of it.
  [MARK, /[\u06e5\u06e6\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]/],
  // Vowels and closing consonants of a Hangul syllable that is not composed: one letter in the other Unicode form.
  [MARK, /[\u1161-\u11ff\ud7b0-\ud7fb]/],
  [ARABIC, /[\p{Script=Arabic}&&\p{L}]|\ufdfc/v], // with the rial sign, which is the word ریال
  [DIGIT, /\p{Nd}/u],
  [OTHER_LETTER, /[\p{L}\p{Nl}\p{No}]/u],
  [MARK, /[\p{M}--\p{Me}]/v], // enclosing marks are drawings: the 5 of a keycap emoji is a 5
  [DOT, /\./],
  [NUMBER_JOINER, /[,:\u066b\u066c]/],
]

function classify(codePoint: number): number {
  const character = String.fromCodePoint(codePoint)
  return CLASSES.find(([, pattern]) => pattern.test(character))?.[0] ?? SEPARATOR
}

// Filled as characters are met: asking a regular expression for each character of a text would cost ten times more.
const known = new Uint8Array(0x110000)
function classOf(codePoint: number): number {
  const found = known[codePoint]
  if (found) return found
  const made = classify(codePoint)
  known[codePoint] = made
  return made
}

/**
 * Units of the longest token. Nobody looks for a longer word; as one token, a text of sixteen megabytes without a space
 * would hold the event loop for seconds, and overflow the stack of regular expressions.
 */
export const LONGEST_TOKEN = 10_000

/**
 * The words of a text in order, as runs of letters, marks and digits with their place in the original. Total on every
 * string and linear in its length. A run ends where Arabic letters meet digits or Latin letters (2023|م, الـ|BBC);
 * a dot, comma or colon keeps it whole only between digits (3.14, ١٢:٣٠), and a dot between single letters (د.ب.أ).
 * One of more than `LONGEST_TOKEN` units is cut there, and goes on as another token.
 */
export function* tokenize(text: string): Generator<Span> {
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at)
    if (end > at) yield { text: text.slice(at, end), start: at, end }
    at = Math.abs(end)
  }
}

/** Where the token that begins at `at` ends; when none begins there, where to look next, as a negative number. */
export function tokenEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + LONGEST_TOKEN)
  const everyday = everydayEnd(text, at, limit)
  if (everyday > at) return everyday
  const codePoint = text.codePointAt(at) ?? 0
  const next = at + (codePoint > 0xffff ? 2 : 1)
  switch (classOf(codePoint)) {
    case FORMULA:
      return next
    case ARABIC:
      return vocativeEnd(text, at) || initialsEnd(text, at, limit, ARABIC) || runEnd(text, at, limit, ARABIC)
    case TATWEEL_CLASS: {
      const letter = decorationEnd(text, at, limit)
      const isOfWord = letter < limit && classOf(text.codePointAt(letter) ?? 0) === ARABIC
      return isOfWord ? runEnd(text, at, limit, ARABIC) : -letter
    }
    case OTHER_LETTER:
      return initialsEnd(text, at, limit, OTHER_LETTER) || runEnd(text, at, limit, OTHER_LETTER)
    case DIGIT:
      return numberEnd(text, at, limit)
    default:
      return -next
  }
}

/** End of a word of nothing but everyday letters before a plain separator: most words, at a third of the cost. Else 0. */
function everydayEnd(text: string, start: number, limit: number): number {
  let at = start
  while (at < limit && isEverydayLetter(text.charCodeAt(at))) at++
  if (at === start || at === limit) return at
  const next = text.charCodeAt(at)
  return (next < 0xd800 || next > 0xdfff) && classOf(next) === SEPARATOR ? at : 0
}

/** Whether the code unit is one of the letters that Arabic words are made of, none of a neighbouring language. */
export const isEverydayLetter = (unit: number): boolean =>
  (unit >= 0x621 && unit <= 0x63a) || (unit >= 0x641 && unit <= 0x64a)

/** End of the run of Arabic letters, or of other letters and digits, that begins at `start`. */
function runEnd(text: string, start: number, limit: number, kind: LetterClass): number {
  let end = start
  for (let at = start; at < limit; ) {
    const codePoint = text.codePointAt(at) ?? 0
    const type = classOf(codePoint)
    at += codePoint > 0xffff ? 2 : 1
    if (type === kind || type === MARK) end = at
    else if (kind === ARABIC && type === TATWEEL_CLASS) end = at
    else if (kind === OTHER_LETTER && type === DIGIT) end = at
    else if (type !== INVISIBLE) break
  }
  return end
}

const VOCATIVE = /[\u0648\u0641]?\u064e?\u064a\u0640?[\u064e\u0653]{0,8}\u0640?\u0670[\u064e\u0653]{0,8}(?=\p{L})/uy

/** End of a Qur'anic يَٰ, which is written onto the name it calls (يَٰمُوسَىٰ) and is two words today, or 0. */
function vocativeEnd(text: string, start: number): number {
  const first = text[start]
  if (first !== YEH && first !== WAW && first !== FEH) return 0
  VOCATIVE.lastIndex = start
  return VOCATIVE.test(text) ? VOCATIVE.lastIndex : 0
}

/** End of the number at `start`; Latin letters that follow belong to it (5G), unless it has joiners (2.5GB). */
function numberEnd(text: string, start: number, limit: number): number {
  let end = start
  let joined = false
  for (let at = start; at < limit; ) {
    const codePoint = text.codePointAt(at) ?? 0
    const type = classOf(codePoint)
    at += codePoint > 0xffff ? 2 : 1
    if (type === DIGIT || type === MARK) end = at
    else if (type === OTHER_LETTER && !joined) return runEnd(text, start, limit, OTHER_LETTER)
    else if (type === DOT || type === NUMBER_JOINER) {
      at = skipInvisible(text, at, limit)
      if (classOf(text.codePointAt(at) ?? 0) !== DIGIT) break
      joined = true
    } else if (type !== INVISIBLE) break
  }
  return end
}

/** End of initials with dots between them (د.ب.أ, U.S.), or 0 when single letters do not follow one another. */
function initialsEnd(text: string, start: number, limit: number, kind: LetterClass): number {
  let end = 0
  let letters = 0
  for (let at = start; at < limit; ) {
    const afterLetter = singleLetterEnd(text, at, limit, kind)
    if (afterLetter === 0) break
    letters++
    end = afterLetter
    const dot = skipInvisible(text, end, limit)
    if (text[dot] !== '.') break
    at = skipInvisible(text, dot + 1, limit)
  }
  return letters > 1 ? end : 0
}

/** End of the one letter with its marks at `at`, or 0 when it is none or another letter or digit follows it. */
function singleLetterEnd(text: string, at: number, limit: number, kind: LetterClass): number {
  const codePoint = text.codePointAt(at)
  if (codePoint === undefined || classOf(codePoint) !== kind) return 0
  let end = at + (codePoint > 0xffff ? 2 : 1)
  for (let after = end; after < limit; ) {
    const next = text.codePointAt(after) ?? 0
    const nextType = classOf(next)
    if (nextType === ARABIC || nextType === OTHER_LETTER || nextType === DIGIT || nextType === TATWEEL_CLASS) return 0
    if (nextType !== MARK && nextType !== INVISIBLE) break
    after += next > 0xffff ? 2 : 1
    if (nextType === MARK) end = after
  }
  return end
}

function skipInvisible(text: string, start: number, limit: number): number {
  let at = start
  while (at < limit) {
    const codePoint = text.codePointAt(at) ?? 0
    if (classOf(codePoint) !== INVISIBLE) break
    at += codePoint > 0xffff ? 2 : 1
  }
  return at
}

/** Where the run of tatweels, marks and invisible characters at `start` ends. */
function decorationEnd(text: string, start: number, limit: number): number {
  let at = start
  while (at < limit) {
    const codePoint = text.codePointAt(at) ?? 0
    const type = classOf(codePoint)
    if (type !== TATWEEL_CLASS && type !== MARK && type !== INVISIBLE) break
    at += codePoint > 0xffff ? 2 : 1
  }
  return at
}
