import { describe, expect, test } from 'vitest'
import { PARTICLE_LETTERS, PROCLITICS, procliticsOf } from '../../../src/analysis/stemmer/proclitics.ts'
import { readWord } from '../../../src/analysis/stemmer/word.ts'
import { type Counts, vocabularyOf } from '../support/lists.ts'
import { testRuleExamples } from '../support/rule-examples.ts'

describe('rules for beginnings', () => {
  testRuleExamples(PROCLITICS, [
    ['article', 'ال', 'المدرسة', 'مدرسة', ['الذي', 'التقى']],
    ['preposition ل + article', 'لل', 'للمدرسة', 'مدرسة', ['للي']],
    ['preposition ب + article', 'بال', 'بالمدرسة', 'مدرسة', ['بالون', 'بالتيمور']],
    ['preposition ك + article', 'كال', 'كالشمس', 'شمس', ['كالسيوم']],
    ['conjunction و + article', 'وال', 'والمدرسة', 'مدرسة', ['والد']],
    ['conjunction ف + article', 'فال', 'فالأمر', 'أمر', ['فالح', 'فاليري']],
    ['conjunction و', 'و', 'وقال', 'قال', ['وزير', 'واعد']],
    ['conjunction ف', 'ف', 'فقال', 'قال', ['فلسطين', 'فادي']],
    ['preposition ب', 'ب', 'بمدرسة', 'مدرسة', ['بغداد', 'برهن']],
    ['preposition ل', 'ل', 'لمدرسة', 'مدرسة', ['لبنان', 'لقمة']],
    ['preposition ك', 'ك', 'كرئيس', 'رئيس', ['كبير', 'كلامي']],
    ['future س', 'س', 'سيكون', 'يكون', ['سيارة', 'سنام']],
  ])
})

/** Letters with a plus behind them, the only words that anybody has counted, what is left without them, and why. */
type BeginningCase = readonly [word: string, counts: Counts, rest: string | undefined, why: string]

function testBeginnings(cases: readonly BeginningCase[]): void {
  test.each(cases)('%s by %j: %s, %s', (parted, counts, rest) => {
    const [letters, bare] = parted.split('+')
    const found = [...procliticsOf(readWord(`${letters}${bare}`), vocabularyOf(counts))]
    expect(found.find(({ cut }) => cut.letters === letters)?.rest.plain).toBe(rest)
  })
}

describe('the article', () => {
  testBeginnings([
    ['ال+كتاب', { كتاب: 1 }, 'كتاب', 'the rest is known'],
    ['ال+ديلانو', {}, 'ديلانو', 'nobody has counted either'],
    ['ال+تزام', { الالتزام: 10 }, undefined, 'what takes the article has an ال of its own'],
    ['ال+تزام', { الالتزام: 10, تزام: 1 }, 'تزام', 'unless the rest is known'],
    ['أل+عاب', {}, undefined, 'a hamza is no article'],
    ['ال+أب', { الأب: 1 }, 'أب', 'two letters, if known'],
    ['ال+سا', {}, undefined, 'not if unknown'],
    ['ال+م', { م: 10 }, undefined, 'one letter'],
  ])
})

describe('ل and the article', () => {
  testBeginnings([
    ['لل+مدرسة', { المدرسة: 1 }, 'مدرسة', 'the alef is not written'],
    ['لل+جنة', { اللجنة: 10, الجنة: 9 }, 'لجنة', 'nor a second lam: the commoner of two nouns'],
    ['لل+جنة', { اللجنة: 10, الجنة: 10 }, 'جنة', 'if it is'],
    ['لل+غة', { لغة: 1 }, 'لغة', 'the only one known'],
    ['لل+غة', {}, undefined, 'two letters'],
    ['لل+ديلانو', {}, 'ديلانو', 'nobody has counted either'],
  ])
})

describe('another particle and the article', () => {
  testBeginnings([
    ['وال+مدرسة', { والمدرسة: 100, مدرسة: 1 }, 'مدرسة', 'the rest is known, be it rare'],
    ['وال+مدرسة', { والمدرسة: 100 }, undefined, 'only the whole is'],
    ['وال+ديلانو', {}, 'ديلانو', 'neither is'],
    ['وال+دين', { والدين: 100, الوالدين: 5, دين: 500 }, undefined, 'parents take the article'],
    ['وال+دين', { والدين: 100, الوالدين: 4, دين: 500 }, 'دين', 'hardly ever: and religion'],
    ['بال+غا', { غا: 500 }, undefined, 'two letters'],
  ])
})

describe('a particle of one letter', () => {
  testBeginnings([
    ['و+قال', { وقال: 100, قال: 100 }, 'قال', 'the rest is as common as the whole'],
    ['و+قال', { وقال: 100, قال: 99 }, undefined, 'it is rarer'],
    ['و+كتبهم', { كتب: 100, وكتبهم: 10 }, 'كتبهم', 'a word of its family is'],
    ['و+بالمدرسة', { مدرسة: 100, وبالمدرسة: 10 }, 'بالمدرسة', 'or what is left without the next particle'],
    ['و+زير', { وزير: 100, الوزير: 5, زير: 500 }, undefined, 'a minister takes the article'],
    ['و+زير', { وزير: 100, الوزير: 4, زير: 500 }, 'زير', 'hardly ever: and a jar'],
    ['و+من', { من: 500, ومن: 10 }, undefined, 'two letters'],
    ['و+ديلانو', {}, 'ديلانو', 'unknown words that begin with و mostly begin with "and"'],
    ['و+سدل', {}, undefined, 'not those of three letters'],
    ['و+ديلانو', { وديلانو: 1 }, undefined, 'nor a known one'],
    ['ل+ديلانو', {}, undefined, 'no other letter is so likely'],
    ['ل+أنتاركتيكا', {}, 'أنتاركتيكا', 'unless a hamza begins the word behind it'],
  ])

  test('has the letters of a rule', () => {
    const letters = PROCLITICS.map((rule) => rule.letters)
    expect([...PARTICLE_LETTERS].filter((letter) => !letters.includes(letter))).toEqual([])
    expect(PARTICLE_LETTERS).not.toContain('س')
  })
})

describe('ب and ك before an imperfect', () => {
  testBeginnings([
    ['ب+يتهم', { يتهم: 100, بيتهم: 10, البيت: 50 }, undefined, 'their house is no ب and "he accuses"'],
    ['ب+يقول', { يقول: 100, بيقول: 10 }, 'يقول', 'in dialect, where there is no such noun'],
    ['ك+يقول', { يقول: 100, كيقول: 10 }, undefined, 'ك does not stand before verbs'],
    ['ك+يمين', { يمين: 100, كيمين: 10, اليمين: 1 }, 'يمين', 'what takes the article is no verb'],
    ['ك+يميني', { يمين: 100, كيميني: 10 }, 'يميني', 'nor what nobody has counted'],
  ])
})

describe('the future', () => {
  testBeginnings([
    ['س+يقول', { سيقول: 100, يقول: 100 }, 'يقول', 'the imperfect is as common'],
    ['س+يقول', { سيقول: 100, يقول: 99 }, undefined, 'it is rarer'],
    ['س+أكون', { سأكون: 10, أكون: 100 }, 'أكون', 'of the first person'],
    ['س+اكون', { ساكون: 10, اكون: 100 }, undefined, 'whose alef has a hamza'],
    ['س+كنت', { سكنت: 10, كنت: 100 }, undefined, 'no letter of an imperfect'],
    ['س+يسار', { سيسار: 10, يسار: 100, اليسار: 5 }, undefined, '"left" is no verb'],
    ['س+نين', { سنين: 100, السنين: 5, نين: 500 }, undefined, 'years take the article'],
    ['س+ير', { سير: 10, ير: 100 }, undefined, 'two letters'],
  ])
})

test('the likeliest beginning comes first, and no word of three letters has one', () => {
  const rulesOn = (word: string) =>
    Array.from(procliticsOf(readWord(word), vocabularyOf({ ول: 9 })), ({ cut }) => cut.rule)
  expect(rulesOn('والديلانو')).toEqual(['conjunction و + article', 'conjunction و'])
  expect(rulesOn('وول')).toEqual([])
})
