import { seatHamzas } from './hamza-seat.ts'
import { letterMapper, SAME_LETTERS } from './letter-tables.ts'
import { ARABIC_MARKS, EVERYDAY_WORD, TATWEEL } from './letters.ts'
import { everydaySpelling } from './quranic-spelling.ts'

/** A word as its letters, once code points, marks and stretching no longer matter. */
export type Spelling = {
  /** Letters with their hamzas, teh marbutas and digits as written: the `exact` term, what lexicons are asked with. */
  readonly plain: string
  /** Whether the word ended in a written tanwin on alef (جدًا, جداً): that alef is an ending for certain. */
  readonly tanwinAlef: boolean
  /** The same letters with their marks, when there are any. */
  readonly marked: string | undefined
}

// Nobody writes nine marks on a letter; rules that look over marks would take long over a hundred thousand.
const EXCESS_MARKS = /([\p{M}\u06e5\u06e6]{8})[\p{M}\u06e5\u06e6]+/gu
// Normalisation sorts marks, in quadratic time. Cut later than above, so that both Unicode forms of a word keep the same.
const FLOOD_OF_MARKS = /(\p{M}{64})\p{M}+/gu
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu
// NFKC writes some one-character formulas and isolated marks with spaces, which would break a term in two.
const SPACES = /\s+/gu
// Numbers in a circle of punctuation (⑴, ⒈) become digits with that punctuation.
const ENCLOSURE = /[()]|[.,\u00b7\u2044](?=[\p{M}\u0640\u06e5\u06e6\ufe73]*$)/gu
const MARKS = new RegExp(`${ARABIC_MARKS}+`, 'gv')
const LEADING_MARKS = new RegExp(`^${ARABIC_MARKS}+`, 'v')
const ARABIC_LETTER = /[[\p{Script=Arabic}&&\p{L}]--[\u06e5\u06e6\ufe73]]/v
// Marks of other scripts on Arabic letters: nobody writes them, and the rules on marks look for those of Arabic.
const FOREIGN_MARKS = new RegExp(`[\\p{M}--${ARABIC_MARKS}]+`, 'gv')
const CARRIER_OF_DAGGER = new RegExp(`${TATWEEL}(?=\u0670(?!${ARABIC_MARKS}*\u0654))`, 'gv')
const TATWEELS = new RegExp(`${TATWEEL}+`, 'g')
const TANWIN_ALEF = /(?:[\u064b\u08f0]\u0627|\u0627[\u064b\u08f0])\p{M}*$/u
const INITIALS = /\.(?<=\p{L}\p{M}*\.)(?=\p{L})/gu

const sameLetters = letterMapper(SAME_LETTERS)

/** A rule that changes how a word is written, by the name that explanations show. */
type SpellingRule = { readonly rule: string; readonly change: (text: string) => string }

/** The name of the rule that may have nothing to do but to write the same letters in Unicode's composed form. */
export const PRESENTATION_FORM = 'presentation form'

// In each list the order matters: each rule leaves the next one less to know.
const ANY_SCRIPT: readonly SpellingRule[] = [
  { rule: 'invisible characters', change: (text) => text.replace(INVISIBLE, '') },
  { rule: 'excess marks', change: (text) => text.replace(FLOOD_OF_MARKS, '$1') },
  {
    rule: PRESENTATION_FORM,
    change: (text) => text.normalize('NFKC').replace(SPACES, '').replace(ENCLOSURE, ''),
  },
  { rule: 'excess marks', change: (text) => text.replace(EXCESS_MARKS, '$1') },
  { rule: 'capitals', change: (text) => text.toLowerCase() },
  { rule: 'dots of initials', change: (text) => text.replace(INITIALS, '') },
]

const OTHER_SCRIPTS: readonly SpellingRule[] = [
  { rule: 'tatweel', change: (text) => text.replaceAll(TATWEEL, '') },
  { rule: 'marks', change: (text) => text.replace(MARKS, '').normalize('NFC') },
]

const ARABIC_SCRIPT: readonly SpellingRule[] = [
  { rule: 'marks', change: (text) => text.replace(FOREIGN_MARKS, '') },
  { rule: 'same letter', change: sameLetters },
  { rule: 'tatweel', change: (text) => text.replace(CARRIER_OF_DAGGER, '').replace(TATWEELS, TATWEEL) },
  // A hamza on a stretch of line is a letter (يَسْـَٔلُونَكَ); read it before the line and the marks go.
  { rule: 'hamza on the line', change: seatHamzas },
  { rule: 'tatweel', change: (text) => text.replaceAll(TATWEEL, '') },
  { rule: 'marks', change: (text) => text.replace(LEADING_MARKS, '') },
  { rule: 'Qur’anic spelling', change: everydaySpelling },
]

/** Is told of each rule that changed something. */
export type NoteStep = (rule: string, from: string, to: string) => void

/** Reads a token's text. `note` hears of what changed, in order. */
export function readSpelling(word: string, note: NoteStep = () => {}): Spelling {
  if (EVERYDAY_WORD.test(word)) return { plain: word, tanwinAlef: false, marked: undefined }
  const text = applyRules(ANY_SCRIPT, word, note)
  if (!ARABIC_LETTER.test(text)) {
    return { plain: applyRules(OTHER_SCRIPTS, text, note), tanwinAlef: false, marked: undefined }
  }
  const marked = applyRules(ARABIC_SCRIPT, text, note)
  const plain = marked.replace(MARKS, '')
  if (plain !== marked) note('marks', marked, plain)
  return { plain, tanwinAlef: TANWIN_ALEF.test(marked), marked: plain === marked ? undefined : marked }
}

function applyRules(rules: readonly SpellingRule[], text: string, note: NoteStep): string {
  let changed = text
  for (const { rule, change } of rules) {
    const before = changed
    changed = change(before)
    if (changed !== before) note(rule, before, changed)
  }
  return changed
}
