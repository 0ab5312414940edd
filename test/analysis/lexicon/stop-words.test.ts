import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { readLexicon, shippedText } from '../../../src/analysis/lexicon/read-lexicon.ts'
import { readSpelling } from '../../../src/analysis/spelling/read-spelling.ts'

const analyzer = createAnalyzer()
const stops = (text: string) => analyzer.analyze(text).map(({ stopWord }) => stopWord)
const WORDS = readLexicon('stop-words.tsv', 2, shippedText).map(({ cells: [word = ''] }) => word)

describe('stop words', () => {
  test.each(['في', 'فى', 'فی', 'من', 'على', 'إلى', 'الى', 'إلي', 'عن', 'مع', 'أن', 'ان', 'أنّ', 'إنَّ', 'هذا', 'ھذا'])(
    '%s',
    (word) => expect(stops(word)).toEqual([true]),
  )

  test.each(['هذة', 'لة', 'فية', 'اللى', 'انة', 'لاكن', 'ذالك', 'هاذا', 'ايضا', 'أيضًا', 'الذى', 'متي', 'التى', 'لان'])(
    'as people type it: %s',
    (word) => expect(stops(word)).toEqual([true]),
  )

  test.each('ايه ليه ازاي فين امتى شو وين ليش شلون وش ايش كيفاش علاش واش إيه شنو شكون هيك كده'.split(' '))(
    'dialect: %s',
    (word) => expect(stops(word)).toEqual([true]),
  )

  test.each(['وفي', 'ومن', 'وعلى', 'فمن', 'فإن', 'وهو', 'وهذا', 'فهي', 'وكان', 'وَقَدْ', 'و'])('with و or ف: %s', (word) =>
    expect(stops(word)).toEqual([true]),
  )

  test.each(['هَٰذَا', 'ذَٰلِكَ', 'ٱلَّذِينَ', 'عَلَىٰٓ', 'إِنَّمَآ', 'هَٰذَآ', 'فِى', 'أُو۟لَٰٓئِكَ', 'لَهُۥ'])('in the Qur’an: %s', (word) =>
    expect(stops(word)).toEqual([true]),
  )

  test('a clitic that stands alone before a quotation mark or a number', () => {
    expect(stops('لـ«الجزيرة»')).toEqual([true, false])
    expect(stops('بِـ«القدس» وبـ«غزة»')).toEqual([true, false, true, false])
    expect(stops('الـ20 و2011 بـ5 والـBBC')).toEqual([true, false, true, false, true, false, true, false])
  })

  test('the same letters without a tatweel are letters, or words of their own', () => {
    expect(stops('فيتامين ب')).toEqual([false, false])
    expect(stops('فيتامين ك')).toEqual([false, false])
    expect(stops('راحة بال')).toEqual([false, false])
    expect(stops('ال سعود')).toEqual([false, false])
    expect(stops('1445هـ')).toEqual([false, false])
  })
})

describe('no stop words', () => {
  test.each('لا لم لن ليس ليست لست غير بدون ضد قبل بعد بين دون عدم مش بلا ولا فلا ولم وبعد وبين'.split(' '))(
    'negation or relation: %s',
    (word) => expect(stops(word)).toEqual([false]),
  )

  test.each('علي عَلِيّ منى هدى هند أمل سلوى ليلى مي لي علية آية اية بان فينا عمر محمد أحمد دعاء'.split(' '))(
    'name: %s',
    (word) => expect(stops(word)).toEqual([false]),
  )

  test.each('أحد أمام عام أول ذو أم بن آل ابن أبو عبد'.split(' '))('title or part of a name: %s', (word) =>
    expect(stops(word)).toEqual([false]),
  )

  test.each('فهم فقد فلك فلل فل ول فحول فان فال حول اي وهم وهن والي واي فاي واو قط القط ا ت س د م'.split(' '))(
    'it only looks like one: %s',
    (word) => expect(stops(word)).toEqual([false]),
  )

  test.each(['كتاب', 'الحرب', 'بيت', 'ولد', 'فيلم', 'منزل', 'عنوان', 'مها', 'هام', 'the', '2023'])(
    'content: %s',
    (word) => expect(stops(word)).toEqual([false]),
  )

  test('Egyptian على for علي can’t be told by its spelling', () => expect(stops('محمد على')).toEqual([false, true]))
})

describe('the list', () => {
  test('holds each spelling once', () => expect(new Set(WORDS).size).toBe(WORDS.length))

  test('in the form that it is asked with', () => {
    for (const word of WORDS) expect(readSpelling(word).plain).toBe(word.replace('\u0640', ''))
  })

  test('without a و or ف that is understood', () => {
    const listed = new Set(WORDS)
    // These are no conjunctions: فيما, فقط, فين and وين begin with a letter of their own.
    const own = new Set(['فين', 'وين'])
    for (const word of WORDS) {
      if (word.length > 2 && /^[وف]/.test(word) && !own.has(word)) expect(listed.has(word.slice(1)) && word).toBe(false)
    }
  })

  test('is refused with its line when a row has another number of cells', () => {
    expect(() => readLexicon('stop-words.tsv', 3, shippedText)).toThrow(
      expect.objectContaining({ code: 'bad_input', message: expect.stringMatching(/stop-words\.tsv, line \d+/) }),
    )
  })

  test('and with a class for every word', () => {
    const classes = new Set(readLexicon('stop-words.tsv', 2, shippedText).map(({ cells }) => cells[1]))
    expect([...classes].sort()).toEqual([
      'auxiliary',
      'clitic',
      'conjunction',
      'demonstrative',
      'dialect',
      'honorific',
      'particle',
      'preposition',
      'preposition + pronoun',
      'pronoun',
      'quantifier',
      'question',
      'relative',
    ])
  })
})
