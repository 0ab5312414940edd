import { describe, expect, test } from 'vitest'
import { ENCLITICS } from '../../../src/analysis/stemmer/enclitics.ts'
import type { Counts } from '../support/lists.ts'
import { testRuleExamples } from '../support/rule-examples.ts'
import { stemBy } from '../support/small-stemmer.ts'

describe('rules for endings', () => {
  testRuleExamples(ENCLITICS, [
    ['pronoun هما', 'هما', 'بينهما', 'بين', ['مهما', 'ملهما']],
    ['pronoun كما', 'كما', 'بينكما', 'بين', ['حاكما']],
    ['pronoun هم', 'هم', 'بينهم', 'بين', ['متهم', 'أدهم']],
    ['pronoun ها', 'ها', 'بينها', 'بين', ['أبها', 'فقيها']],
    ['pronoun هن', 'هن', 'بينهن', 'بين', ['كاهن']],
    ['pronoun كم', 'كم', 'بينكم', 'بين', ['محاكم', 'تراكم']],
    ['pronoun كن', 'كن', 'بيتكن', 'بيت', ['ساكن', 'يتمكن']],
    ['pronoun نا', 'نا', 'بيننا', 'بين', ['فيينا', 'إيرينا']],
    ['pronoun ك', 'ك', 'عندك', 'عند', ['ملك', 'بنك']],
    ['pronoun ه', 'ه', 'عنده', 'عند', ['وجه', 'فقيه']],
    ['pronoun ي', 'ي', 'مدرستي', 'مدرسة', ['صوتي']],
    ['dual of a feminine', 'تين', 'مدرستين', 'مدرسة', ['بوتين']],
    ['dual of a feminine', 'تان', 'مدرستان', 'مدرسة', ['بستان']],
    ['dual of a feminine', 'تا', 'دولتا', 'دولة', ['دلتا']],
    ['feminine plural', 'ات', 'لغات', 'لغة', ['نبات', 'سادات']],
    ['plural or dual', 'ين', 'معلمين', 'معلم', ['فلسطين', 'تمرين']],
    ['masculine plural', 'ون', 'معلمون', 'معلم', ['قانون', 'زيتون']],
    ['dual', 'ان', 'رجلان', 'رجل', ['لبنان', 'برهان']],
    ['verb plural', 'وا', 'كتبوا', 'كتب', ['دعوا']],
    ['masculine plural before its noun', 'و', 'مسؤولو', 'مسؤول', ['عضو']],
    ['feminine past', 'ت', 'قالت', 'قال', ['صوت', 'رفعت']],
    ['tanwin', 'ا', 'كتابا', 'كتاب', ['دنيا', 'مهما']],
    ['feminine ة', 'ه', 'كبيرة', 'كبير', ['مكتبة', 'فتاة', 'ولاية']],
    ['feminine ه or pronoun ه', 'ه', 'كبيره', 'كبير', ['جامعه', 'فقيه', 'ولايه']],
    ['pronoun or plural ي', 'ي', 'لاعبي', 'لاعب', ['مالي', 'شكري']],
  ])
})

describe('a broken plural', () => {
  const plurals = { 'plurals.tsv': 'كتب\tكتاب' }
  const counts = { كتب: 100, الكتب: 50, كتبا: 1, كتبي: 1, كتبه: 1 }

  test.each(['كتب', 'كتبهم', 'كتبه', 'كتبنا', 'كتبك', 'كتبا', 'كتبي'])(
    'may stand before a pronoun or tanwin: %s',
    (word) => expect(stemBy(word, counts, plurals).stem).toBe('كتاب'),
  )

  test.each(['كتبة', 'كتبين', 'كتبات', 'كتبت'])('but before no ة and no second plural: %s', (word) => {
    expect(stemBy(word, { ...counts, [word]: 1 }, plurals).stem).toBe('كتب')
  })
})

describe('a verb', () => {
  const counts = { تمر: 100, يمر: 100 }

  test.each(['تمرون', 'تمرين', 'تمران', 'تمروا', 'تمرهم'])(
    'may stand before a plural of verbs or a pronoun: %s',
    (word) => expect(stemBy(word, counts).stem).toBe('يمر'),
  )

  test.each(['تمرات', 'تمرة'])('but before no ending of nouns: %s', (word) => {
    expect(stemBy(word, { ...counts, [word]: 1 }).stem).toBe('تمر')
  })
})

describe('with the article', () => {
  test.each<[word: string, counts: Counts, without: string, withArticle: string]>([
    ['مالك', { مال: 100, مالك: 50 }, 'مال', 'مالك'],
    ['كتابه', { كتاب: 100, كتابه: 50 }, 'كتاب', 'كتاب'],
    ['حياتي', { حياة: 100, حياتي: 50 }, 'حيا', 'حياتي'],
    ['كتابنا', { كتاب: 100, كتابنا: 50 }, 'كتاب', 'كتاب'],
    ['معلمين', { معلم: 100, معلمين: 50 }, 'معلم', 'معلم'],
  ])('a word has no pronoun of one letter: %s by %j is %s, with it %s', (word, counts, without, withArticle) => {
    expect(stemBy(word, counts).stem).toBe(without)
    expect(stemBy(`ال${word}`, counts).stem).toBe(withArticle)
    expect(stemBy(`لل${word}`, counts).stem).toBe(withArticle)
  })

  test('which is not the lam of the word itself: للجانك may be "to your committees"', () => {
    expect(stemBy('للجانك', { لجان: 100, اللجان: 50 }).stem).toBe('لجان')
    expect(stemBy('للجانك', { جان: 100, الجان: 50, جانك: 50 }).stem).toBe('جانك')
  })
})
