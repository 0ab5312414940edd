import { describe, expect, test } from 'vitest'
import type { Counts } from '../support/lists.ts'
import { rulesOn, stemBy } from '../support/small-stemmer.ts'

describe('the beginning', () => {
  test.each<[word: string, counts: Counts, bare: string, why: string]>([
    ['وبكتاب', { كتاب: 9 }, 'كتاب', 'particle after particle'],
    ['وبالكتاب', { كتاب: 9 }, 'كتاب', 'and the article with the last'],
    ['وجود', { وجود: 9, جود: 50 }, 'جود', 'the rest is commoner'],
    ['الوجود', { وجود: 9, جود: 50 }, 'وجود', 'but nothing stands between the article and its word'],
    ['والراس', { رأس: 9 }, 'راس', 'folded, whatever it was asked with'],
    ['كتاب', { كتاب: 9 }, 'كتاب', 'no particle'],
  ])('of %s by %j: %s, %s', (word, counts, bare) => expect(stemBy(word, counts).bare).toBe(bare))

  test.each<[word: string, counts: Counts, list: string, rows: string, without: string, bare: string, why: string]>([
    ['وجوه', { وجوه: 9, جوه: 50 }, 'plurals.tsv', 'وجوه\tوجه', 'جوه', 'وجوه', 'a broken plural is whole'],
    ['والس', { الس: 50 }, 'spellings.tsv', 'فالس|والس\tloanword', 'الس', 'والس', 'so is a spelling of a family'],
    [
      'بسبب',
      { بسبب: 50, سبب: 9 },
      'particles.tsv',
      'ب\tسبب',
      'بسبب',
      'سبب',
      'a listed particle goes, whatever counts say',
    ],
    ['وزير', { وزير: 9, زير: 50 }, 'protected.tsv', 'وزير\troot-waw', 'زير', 'وزير', 'a listed letter stays'],
    ['وزيرهم', { زيرهم: 50 }, 'protected.tsv', 'وزير\troot-waw', 'زيرهم', 'وزيرهم', 'also before an ending'],
    ['ووزير', { زير: 50 }, 'protected.tsv', 'وزير\troot-waw', 'زير', 'وزير', 'not another before it'],
    ['وزير', { زير: 50 }, 'protected.tsv', 'وزير\troot-beh', 'زير', 'زير', 'nor for another reason'],
  ])('of %s by %j and %s %j: not %s but %s, %s', (word, counts, list, rows, without, bare) => {
    expect(stemBy(word, counts).bare).toBe(without)
    expect(stemBy(word, counts, { [list]: rows }).bare).toBe(bare)
  })

  test('is cut from an inflection of a protected word before a word of a family: لغزة is to Gaza, no riddle', () => {
    const lists = { 'protected.tsv': 'لغز\troot-lam' }
    expect(stemBy('لغزة', { غزة: 9 }, lists).bare).toBe('لغزه')
    expect(stemBy('لغزة', { غزة: 9 }, { ...lists, 'cities.tsv': 'غزة\t-\tغزاوي' }).bare).toBe('غزه')
  })
})

describe('the end', () => {
  test.each<[word: string, counts: Counts, rules: string[]]>([
    ['معلماتهم', { معلمات: 9, معلمة: 9 }, ['pronoun هم: معلمات', 'feminine plural: معلمة', 'feminine ة: معلم']],
    ['المعلمين', { معلم: 9 }, ['article: معلمين', 'plural or dual: معلم']],
    ['قالتها', { قالت: 9, قال: 9 }, ['pronoun ها: قالت', 'feminine past: قال']],
    ['به', { ب: 9, به: 9 }, []],
  ])('is cut ending by ending, two letters stay: %s by %j', (word, counts, rules) => {
    expect(rulesOn(stemBy(word, counts))).toEqual(rules)
  })

  test.each<[word: string, counts: Counts, stem: string, why: string]>([
    ['كتاب\u064bا', {}, 'كتاب', 'a written tanwin is an ending for certain'],
    ['كتابا', {}, 'كتابا', 'a bare alef is not'],
    ['شيئ\u064bا', { شيء: 9 }, 'شي', 'the hamza before it gets its seat back'],
    ['با\u064b', {}, 'با', 'of two letters it is the word’s'],
    ['بناء\u064b', {}, 'بناء', 'and so is a hamza'],
  ])('of %j by %j: %s, %s', (word, counts, stem) => expect(stemBy(word, counts).stem).toBe(stem))
})

describe('the lexicon', () => {
  const lists = {
    'spellings.tsv': 'غوغل|جوجل\tforeign-g',
    'plurals.tsv': 'كتب\tكتاب\nفروق\tفرق\nفرق\tفريق\nأميركان\tأميركي',
    'countries.tsv': 'أمريكا\tأميركا\tأمريكي|أميركي\tأمريكان\t-',
    'keep-teh-marbuta.tsv': 'مكتبة\tمكتب',
    'protected.tsv': 'قاضي\tdefective',
    'first-hamzas.tsv': 'أعلام\tإعلام',
  }

  test.each<[word: string, counts: Counts, stem: string, why: string]>([
    ['جوجل', {}, 'غوغل', 'the head of its family'],
    ['لجوجل', { جوجل: 9 }, 'غوغل', 'asked after a beginning'],
    ['أميركيين', { أميركيين: 9, أميركي: 9 }, 'امريكا', 'and after an ending'],
    ['كتب', {}, 'كتاب', 'the singular'],
    ['كتبهم', { كتب: 9 }, 'كتاب', 'here too'],
    ['أميركان', {}, 'امريكا', 'a singular may be of a family'],
    ['فروق', {}, 'فرق', 'but is no plural again'],
    ['مكتبة', {}, 'مكتبه', 'a listed ة stays'],
    ['سيدة', {}, 'سيد', 'any other falls'],
    ['قاض', {}, 'قاضي', 'a listed ي comes back'],
    ['قاس', {}, 'قاس', 'no other does'],
    ['إعلام', { أعلام: 9, إعلام: 8 }, 'إعلام', 'a first hamza that tells two words apart stays'],
    ['أعلام', { أعلام: 9, إعلام: 8 }, 'اعلام', 'not that of the commoner'],
    ['اعلام', { أعلام: 9, إعلام: 8 }, 'اعلام', 'for which a word without is taken'],
    ['إسلام', { أسلام: 9, إسلام: 8 }, 'اسلام', 'nor one that is not listed'],
  ])('%s by %j: %s, %s', (word, counts, stem) => expect(stemBy(word, counts, lists).stem).toBe(stem))
})

describe('verbs', () => {
  const counts = { تقع: 9, يقع: 9 }

  test.each<[word: string, counts: Counts, stem: string, base: string, why: string]>([
    ['تقع', counts, 'يقع', 'يقع', 'another person is one with يقع'],
    ['تقع', { ...counts, وقع: 9 }, 'وقع', 'وقع', 'and with its past'],
    ['تقع', { ...counts, وقع: 99, الوقع: 5 }, 'يقع', 'وقع', 'with a noun at broad only'],
    ['ستقع', counts, 'يقع', 'يقع', 'in the future too'],
    ['يعلن', { يعلن: 9, أعلن: 9 }, 'اعلن', 'اعلن', 'the past in folded letters'],
  ])('%s by %j: %s, at broad of %s: %s', (word, known, stem, base) => {
    expect(stemBy(word, known)).toMatchObject({ stem, base })
  })

  test('a listed past is taken, be it a noun', () => {
    const known = { يقول: 9, تقول: 9, قال: 9, القال: 9 }
    expect(stemBy('تقول', known).stem).toBe('يقول')
    expect(stemBy('تقول', known, { 'irregular-verbs.tsv': 'يقول\tقال' }).stem).toBe('قال')
  })

  test('a fixed word is no verb: a supporter is not "we become"', () => {
    const known = { نصير: 9, يصير: 9 }
    expect(stemBy('نصير', known).stem).toBe('يصير')
    expect(stemBy('نصير', known, { 'protected.tsv': 'نصير\tfixed' }).stem).toBe('نصير')
  })

  test('nor is a broken plural a verb, even behind another ending: charges are no "she matters"', () => {
    const known = { تهم: 9, يهم: 9 }
    expect(stemBy('تهمين', known).stem).toBe('يهم')
    expect(stemBy('تهمين', known, { 'plurals.tsv': 'تهم\tتهمة' }).stem).toBe('تهم')
  })
})

describe('a word that nobody has counted', () => {
  test.each<[word: string, counts: Counts, base: string, why: string]>([
    ['بديلانو', {}, 'ديلانو', 'loses what may be particles at broad'],
    ['فبديلانو', {}, 'ديلانو', 'all of them'],
    ['بديلانو', { بديلانو: 1 }, 'بديلانو', 'a known one does not'],
    ['بديلانو', { بديلانوه: 1, بديلانو: 1 }, 'بديلانو', 'nor one of a known family'],
    ['بدلف', {}, 'بدلف', 'four letters are left'],
    ['سديلانو', {}, 'سديلانو', 'س is a particle of verbs'],
  ])('%s by %j: %s, %s', (word, counts, base) => {
    expect(stemBy(word, counts)).toMatchObject({ stem: word, base })
  })

  test('and is longer than words are is left alone', () => {
    expect(stemBy('وال'.repeat(8), {}).cuts).not.toEqual([])
    expect(stemBy(`وال${'وا'.repeat(11)}`, {}).cuts).toEqual([])
  })
})
