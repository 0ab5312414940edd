import fc from 'fast-check'

const of = (characters: string) => fc.constantFrom(...characters)

/** One piece of a hostile or ordinary text: letters, marks, joiners, digits, signs of the Qur'an, any code unit. */
const piece = fc.oneof(
  { weight: 12, arbitrary: of('ابتجدرسعفقكلمنهويىةءأإآؤئ') },
  { weight: 4, arbitrary: of('\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670') },
  { weight: 2, arbitrary: of('\u06d6\u06dd\u06de\u06df\u06e5\u06e6\u06e7\u06e8\u06e9\u08e2\u08f0\u0898\ufe73') },
  { weight: 2, arbitrary: of('ٱپچڤگکیھۀہەۃےۓۂ\u0674\u0675\u0677') },
  { weight: 2, arbitrary: of('\u0640') },
  { weight: 2, arbitrary: of('0123456789٠١٢٣٩۰۱۵٫٬') },
  { weight: 2, arbitrary: of('..,:;_/-«»()\u00b7\u2044') },
  { weight: 2, arbitrary: of('\u200b\u200c\u200d\u200e\u200f\u202b\u202c\u2067\u2069\ufeff\u061c\u034f\u00ad') },
  { weight: 2, arbitrary: of(' \n\t\u00a0\u3000') },
  { weight: 2, arbitrary: of('abzAZéüßİΣſ½²①⑴⒈Ⅳﬁ') },
  { weight: 1, arbitrary: of('e\u0301\u0327\u0345\u20e3\u0489') },
  {
    weight: 2,
    arbitrary: of('\ufdfa\ufdfb\ufdfd\ufdfc\ufdf2\ufc5e\ufc63\ufe70\ufe77\ufe7c\ufe7d\ufefb\ufef5\ufedb\ufbfe'),
  },
  { weight: 1, arbitrary: fc.constantFrom('😀', '👨‍👩‍👧', '5️⃣', '日', '한', '𝒜', '\u{1ee00}', '\u{e0100}') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) },
)

/** Text of any kind, lone surrogates included. */
export const arbitraryText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
