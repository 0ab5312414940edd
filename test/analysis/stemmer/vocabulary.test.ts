import { describe, expect, test } from 'vitest'
import { createVocabulary, loadVocabulary } from '../../../src/analysis/stemmer/vocabulary.ts'
import { type Counts, vocabularyOf } from '../support/lists.ts'

const books = vocabularyOf({ كتاب: 100, الكتاب: 40, كتابه: 9, كتابة: 8, سياسة: 7, السياسة: 3, الأمم: 2 })

describe('counts', () => {
  test.each([
    ['كتاب', 100, 140],
    ['الكتاب', 40, 40],
    ['امم', 0, 2],
    ['مكتبه', 0, 0],
  ])('of %s: %i, with the article %i', (word, count, withArticle) => {
    expect(books.count(word)).toBe(count)
    expect(books.countWithArticle(word)).toBe(withArticle)
  })

  test('are those of folded letters: all spellings of a word together', () => {
    expect(books.count('كتابه')).toBe(17)
    expect(vocabularyOf({ أمم: 2, امم: 1 }).count('امم')).toBe(3)
    expect(books.count('الأمم')).toBe(0)
  })
})

describe('the count of a family', () => {
  test.each([
    ['كتاب', 140, 'the word itself'],
    ['كتابهم', 140, 'without one ending'],
    ['كتابان', 140, 'whichever that is'],
    ['سياسات', 10, 'with ه for an ending'],
    ['سياستهم', 10, 'with ه for the ت before one'],
    ['امما', 2, 'if only with the article'],
    ['كتابهمهم', 0, 'one ending only'],
    ['مكتبات', 0, 'unknown'],
  ])('of %s: %i, %s', (word, count) => expect(books.countFamily(word)).toBe(count))

  test('is that without its longest ending', () => {
    expect(vocabularyOf({ كتابتهم: 3, كتابة: 8 }).countFamily('كتابتهما')).toBe(8)
  })

  test('is that of three letters or more', () => {
    const short = vocabularyOf({ يد: 10, يدو: 5 })
    expect(short.countFamily('يدي')).toBe(0)
    expect(short.countFamily('يدوي')).toBe(5)
  })

  test.each([
    ['كتاب', 40, 'the word itself'],
    ['كتابهم', 40, 'without one ending'],
    ['سياستهم', 3, 'with ه for the ت before one'],
    ['كتابه', 40, 'beyond a word that has no article'],
    ['مكتبات', 0, 'unknown'],
  ])('with the article only, of %s: %i, %s', (word, count) => expect(books.countNounFamily(word)).toBe(count))
})

describe('the article', () => {
  test.each<[word: string, counts: Counts, isNoun: boolean, takesIt: boolean]>([
    ['وزير', { وزير: 100, الوزير: 5 }, true, true],
    ['وزير', { وزير: 100, الوزير: 4 }, true, false],
    ['وزير', { وزير: 100 }, false, false],
    ['وزير', { الوزير: 1 }, true, true],
    ['وزير', {}, false, false],
  ])('before %s by %j: a noun %s, its letters its own %s', (word, counts, isNoun, takesIt) => {
    expect(vocabularyOf(counts).isNoun(word)).toBe(isNoun)
    expect(vocabularyOf(counts).takesArticle(word)).toBe(takesIt)
  })

  test('is none after a hamza: what those words count', () => {
    const games = vocabularyOf({ ألعاب: 20, إلعاب: 2, العاب: 5 })
    expect(games.countOwnHamza('العاب')).toBe(22)
    expect(games.countOwnHamza('كتاب')).toBe(0)
  })
})

describe('spellings', () => {
  test('the commonest is the usual one', () => {
    expect(vocabularyOf({ مدرسه: 5, مدرسة: 50 }).usualSpelling('مدرسه')).toBe('مدرسة')
    expect(vocabularyOf({ مدرسه: 50, مدرسة: 5 }).usualSpelling('مدرسه')).toBe('مدرسه')
    expect(vocabularyOf({ المدرسة: 5 }).usualSpelling('مدرسه')).toBeUndefined()
  })

  test.each<[counts: Counts, is: boolean]>([
    [{ كتابة: 20, كتابه: 10 }, true],
    [{ كتابة: 21, كتابه: 10 }, false],
    [{ كتابه: 10 }, true],
    [{ كتابة: 10 }, false],
  ])('a ه of every third writer is no ة without its dots: %j %s', (counts, is) => {
    expect(vocabularyOf(counts).endsInPronoun('كتابه')).toBe(is)
  })

  test('a hamza on another seat finds its word, the commonest of those', () => {
    const vocabulary = vocabularyOf({ مسؤول: 50, مسئول: 5, رأس: 9 })
    expect(vocabulary.reseated('مسئول')).toBe('مسؤول')
    expect(vocabulary.reseated('رؤس')).toBe('رأس')
    expect(vocabulary.reseated('راس')).toBeUndefined()
    expect(vocabulary.reseated('كتاب')).toBeUndefined()
  })
})

describe('short nouns', () => {
  test('are those of the list', () => {
    expect(createVocabulary([], ['رب']).isShortNoun('رب')).toBe(true)
    expect(createVocabulary([['من', 9]], ['رب']).isShortNoun('من')).toBe(false)
  })
})

test('both lists are read', () => {
  const texts: Readonly<Record<string, string>> = {
    'vocabulary.tsv': '# words\nمن\t9\nرب\t5\n',
    'short-nouns.tsv': 'رب\n',
  }
  const vocabulary = loadVocabulary((name) => texts[name] ?? '')
  expect(['من', 'رب', 'كتاب'].map(vocabulary.count)).toEqual([9, 5, 0])
  expect(['من', 'رب'].map(vocabulary.isShortNoun)).toEqual([false, true])
})
