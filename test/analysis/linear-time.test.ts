import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../src/analysis/analyzer.ts'

const MANY = 100_000
const MEGABYTE = 1_000_000

/** Texts that make a rule look at the same characters again and again, if it can be made to. */
const HOSTILE: Readonly<Record<string, string>> = {
  'marks on one letter': `ك${'\u064e'.repeat(MANY)}`,
  'shaddas on a lam': `ال${'\u0651'.repeat(MANY)}`,
  'shaddas in presentation forms': `ال${'\ufe7c'.repeat(MANY)}`,
  'shaddas with vowels in presentation forms': `ال${'\ufc60'.repeat(MANY)}`,
  'medial presentation forms of marks': `ل${'\ufe7d'.repeat(MANY)}`,
  'marks in falling and rising order': `a${'\u0301\u0327'.repeat(MANY)}`,
  'marks with an invisible character between': `ل${'\ufe7c\u200f'.repeat(MANY)}`,
  'small yehs': `ى${'\u06e6'.repeat(MANY)}ا`,
  'small waws': `دَاوُ${'\u06e5'.repeat(MANY)}`,
  'dagger alefs': `و${'\u0670'.repeat(MANY)}`,
  'a dagger alef on every letter': 'ى\u0670'.repeat(MANY),
  tatweels: `ك${'ـ'.repeat(MEGABYTE)}ب`,
  'tatweels with marks': `ك${'ـ\u064e'.repeat(MANY)}ب`,
  'tatweels with hamzas': `ي${'ـ\u0654'.repeat(MANY)}`,
  'hamzas with marks': 'ء\u064eا'.repeat(MANY),
  'hamzas after a yeh': 'يء'.repeat(MANY),
  'bidi controls': `ك${'\u202b'.repeat(MEGABYTE)}ب`,
  'bidi controls between letters': 'ك\u200f'.repeat(MEGABYTE / 2),
  'bidi controls before each dot': 'ا\u200f.\u200f'.repeat(MANY),
  'a megabyte without a space': 'كتاب'.repeat(MEGABYTE / 4),
  'a megabyte of initials': 'ا.'.repeat(MEGABYTE / 2),
  'initials that come to nothing': 'ا.ا.اب '.repeat(MANY),
  'digits with joiners': '1.'.repeat(MEGABYTE / 2),
  'digits with joiners and controls': '1\u200f.\u200f'.repeat(MANY),
  'one number of thousands': `1${',000'.repeat(MANY)}`,
  vocatives: 'يَٰ'.repeat(MANY),
  'vocatives that call nobody': 'يَ'.repeat(MANY),
  formulas: '\ufdfa'.repeat(MANY),
  'keycap emoji': '5\ufe0f\u20e3'.repeat(MANY),
  'clitics on clitics': 'و'.repeat(MANY),
  'conjunctions and prepositions': 'ول'.repeat(MANY),
  'stuck keys': Array.from(
    { length: 2_000 },
    (_, index) => `${'و'.repeat(20)}${String.fromCodePoint(0x628 + (index % 18))}${'ي'.repeat(index % 3)}`,
  ).join(' '),
  articles: 'وال'.repeat(MANY),
  endings: 'هاته'.repeat(MANY),
  'words that do not repeat': Array.from({ length: 20_000 }, (_, index) => `كلمه${index.toString(36)}`).join(' '),
  'unpaired surrogates': '\ud800'.repeat(MEGABYTE),
  'nothing but spaces': ' '.repeat(MEGABYTE),
}

describe('hostile text takes linear time', () => {
  // Each took 0.3 s at most where it was written; what is quadratic takes from ten seconds to hours.
  test.each(Object.entries(HOSTILE))('%s', (_, text) => {
    const analyzer = createAnalyzer()
    const start = performance.now()
    let longest = 0
    for (const { terms } of analyzer.tokens(text)) longest = Math.max(longest, terms.exact.length)
    expect(longest).toBeLessThanOrEqual(200)
    expect(performance.now() - start).toBeLessThan(4_000)
  })

  test('the first word of a long text comes at once', () => {
    const text = 'كتاب '.repeat(MEGABYTE)
    const start = performance.now()
    const [first] = createAnalyzer().tokens(text)
    expect(first?.text).toBe('كتاب')
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
