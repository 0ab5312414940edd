import fc from 'fast-check'

/** What a text is made of that is meant to break a program, each again and again: letters and marks without a space,
 * formulas that are longer than their sign, halves of surrogate pairs, letters in pieces, what joins and what is unseen. */
export const BLOCKS: Readonly<Record<string, string>> = {
  letters: 'ب',
  'everyday words': 'كتاب ',
  'letters of Latin': 'a',
  'Latin words': 'a ',
  marks: '\u064e',
  'marks below and above': '\u0301\u0327',
  'letters with marks': 'بَ',
  zalgo: 'a\u0301\u0327\u0316\u0330\u0304',
  'dagger alefs': 'و\u0670',
  'hamzas on the line': 'ـ\u0654',
  vocatives: 'يَٰ',
  tatweels: 'ـ',
  'joiners of zero width': '\u200d',
  'bidi controls': '\u202b\u2067',
  'long formulas': '\ufdfa',
  'longer formulas': '\ufdfd',
  ligatures: '\ufdf2',
  'squared words': '\u3300',
  'jamo of Hangul': '\u1100\u1161\u11a8',
  'halves of pairs': '\ud800',
  'other halves of pairs': '\udc00',
  'characters in pairs': '\u{1ee00}',
  'digits with joiners': '1.',
  'digits with commas': '1,',
  'digits of Arabic': '٣٬',
  initials: 'د.',
  'initials with marks': 'دَ\u200d.',
  'full stops': '.',
  spaces: ' ',
  lines: '\n',
  controls: '\u0000',
  'keycap emoji': '5\ufe0f\u20e3',
  'families of emoji': '👨\u200d',
  'letters and digits': 'ب1',
  particles: 'و',
}

const block = fc.constantFrom(...Object.values(BLOCKS))

/** Some blocks, each a few times, now and then longer than any word is read. */
export const hostileText = fc
  .array(
    fc.tuple(
      block,
      fc.oneof(
        { weight: 30, arbitrary: fc.nat(70) },
        { weight: 1, arbitrary: fc.integer({ min: 9_990, max: 10_010 }) },
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.map(([text, times]) => text.repeat(times)).join(''))
