import { describe, expect, test } from 'vitest'
import { isImperfect, isVerb, pastOf, thirdPerson } from '../../../src/analysis/stemmer/verbs.ts'
import { readWord } from '../../../src/analysis/stemmer/word.ts'
import { type Counts, vocabularyOf } from '../support/lists.ts'

type VerbCase = readonly [word: string, counts: Counts, expected: string | undefined, why: string]

describe('the form with ي of an imperfect', () => {
  test.each<VerbCase>([
    ['تقع', { تقع: 100, يقع: 40 }, 'يقع', 'every verb has a form in ت: two fifths are enough'],
    ['تقع', { تقع: 100, يقع: 39 }, undefined, 'less is not'],
    ['نقع', { نقع: 100, يقع: 100 }, 'يقع', 'many words in ن are nouns: as common'],
    ['نقع', { نقع: 100, يقع: 99 }, undefined, 'less is not'],
    ['أعرف', { أعرف: 100, يعرف: 50 }, 'يعرف', 'and in أ: half as common'],
    ['أعرف', { أعرف: 100, يعرف: 49 }, undefined, 'less is not'],
    ['اعرف', { اعرف: 100, يعرف: 100 }, undefined, 'a bare alef is not "I"'],
    ['وقع', { وقع: 100, يقع: 100 }, undefined, 'nor is و a prefix'],
    ['تم', { تم: 100, يم: 100 }, undefined, 'two letters'],
    ['تحيا', { تحيا: 100, يحيا: 100 }, undefined, 'an alef at the end is mostly of a name'],
    ['تقع', { يقع: 100 }, undefined, 'nobody has counted the word'],
    ['تمر', { تمر: 100, التمر: 5, يمر: 100 }, undefined, 'dates take the article'],
    ['تمر', { تمر: 100, التمر: 4, يمر: 100 }, 'يمر', 'hardly ever: she passes'],
    ['أمين', { أمين: 100, يمين: 100, اليمين: 50 }, undefined, 'an honest man is no form of "right"'],
    ['تمكن', { تمكن: 100, يتمكن: 10, يمكن: 500 }, undefined, '"he managed", of يتمكن'],
    ['تمكن', { تمكن: 100, يتمكن: 9, يمكن: 500 }, 'يمكن', 'hardly ever'],
  ])('%s by %j: %s, %s', (word, counts, expected) => {
    expect(thirdPerson(word, vocabularyOf(counts))).toBe(expected)
  })
})

describe('the past of an imperfect with ي', () => {
  test.each<VerbCase>([
    ['يكتب', { يكتب: 100, كتب: 10 }, 'كتب', 'a tenth of it is enough'],
    ['يكتب', { يكتب: 100, كتب: 9 }, undefined, 'less is not'],
    ['يعلن', { يعلن: 100, أعلن: 10 }, 'اعلن', 'with an alef'],
    ['يعلم', { يعلم: 100, أعلم: 90, علم: 10 }, 'علم', 'the shorter pattern first'],
    ['يستخرج', { يستخرج: 10, ستخرج: 90, استخرج: 10 }, 'استخرج', 'but ستخرج is "you will go out"'],
    ['ينطبق', { ينطبق: 10, نطبق: 90, انطبق: 10 }, 'انطبق', 'and نطبق "we apply"'],
    ['ينشر', { ينشر: 10, نشر: 90, انشر: 10 }, 'نشر', 'of three letters the ن is of the root'],
    ['يستعين', { يستعين: 100, استعين: 90, استعان: 10 }, 'استعان', 'a weak root has an alef'],
    ['يقيم', { يقيم: 100, أقام: 10 }, 'اقام', 'here too'],
    ['يقع', { يقع: 100, وقع: 10, قع: 10 }, 'وقع', 'before two letters a و was lost'],
    ['يحق', { يحق: 100, حق: 90, وحق: 10 }, undefined, 'not where it is "and": the two alone are commoner'],
    ['تكتب', { تكتب: 100, كتب: 10 }, undefined, 'another person'],
    ['يد', { يد: 100, د: 100, ود: 100 }, undefined, 'two letters'],
    ['يسار', { يسار: 100, اليسار: 5, سار: 90 }, undefined, '"left" takes the article'],
    ['يسار', { يسار: 100, اليسار: 4, سار: 90 }, 'سار', 'hardly ever'],
    ['يكتب', { كتب: 100 }, undefined, 'nobody has counted the word'],
  ])('%s by %j: %s, %s', (word, counts, expected) => {
    expect(pastOf(word, vocabularyOf(counts))).toBe(expected)
  })
})

describe('a verb', () => {
  test.each<[word: string, counts: Counts, is: boolean]>([
    ['كتب', { كتب: 100 }, true],
    ['كتب', { كتب: 100, الكتب: 4 }, true],
    ['كتب', { كتب: 100, الكتب: 5 }, false],
    ['كتب', {}, false],
  ])('is known and hardly ever takes the article: %s by %j %s', (word, counts, is) => {
    expect(isVerb(word, vocabularyOf(counts))).toBe(is)
  })

  test.each<[word: string, counts: Counts, is: boolean]>([
    ['يكتب', { يكتب: 100 }, true],
    ['يسار', { يسار: 100, اليسار: 50 }, false],
    ['يكتب', {}, false],
    ['نكتب', { نكتب: 100, يكتب: 100 }, true],
    ['نفط', { نفط: 100 }, false],
    ['كتب', { كتب: 100 }, false],
  ])('is an imperfect with ي, or for another person with one beside it: %s by %j %s', (word, counts, is) => {
    expect(isImperfect(readWord(word), vocabularyOf(counts))).toBe(is)
  })
})
