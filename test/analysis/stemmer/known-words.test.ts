import { describe, expect, test } from 'vitest'
import { createKnownWords } from '../../../src/analysis/stemmer/known-words.ts'
import { readWord } from '../../../src/analysis/stemmer/word.ts'
import { type Counts, lexiconOf, vocabularyOf } from '../support/lists.ts'

const LEXICON = lexiconOf({
  'spellings.tsv': 'أمريكا|أميركا\tforeign-g',
  'plurals.tsv': 'أعلام\tعلم\nوجوه\tوجه',
  'protected.tsv': 'وزير\troot-waw\nوزارة\troot-waw\nوباء\troot-waw\nمستوى\tend-alef\nورق\troot-waw\nمكتبه\troot-heh',
  'keep-teh-marbuta.tsv': 'مكتبة\tمكتب',
})

const knownBy = (counts: Counts) => createKnownWords(vocabularyOf(counts), LEXICON)

describe('a word of the lists is found', () => {
  test.each<[word: string, counts: Counts, singular: string | undefined, why: string]>([
    ['أعلام', {}, 'علم', 'as it is written'],
    ['اعلام', {}, 'علم', 'without its first hamza, where nobody has counted it'],
    ['اعلام', { أعلام: 9 }, 'علم', 'or where it is usually written with it'],
    ['اعلام', { إعلام: 9, أعلام: 8 }, undefined, 'not where another word is commoner'],
    ['اعلام', { اعلام: 9 }, undefined, 'nor where it is usually written without'],
    ['إعلام', { أعلام: 9 }, undefined, 'nor with another hamza: media are no flags'],
    ['إعلام', {}, undefined, 'counted or not'],
    ['علم', { أعلام: 9 }, undefined, 'nor in the singular'],
  ])('%s by %j: %s, %s', (word, counts, singular) => {
    const known = knownBy(counts)
    expect(known.singularOf(readWord(word))).toBe(singular)
    expect(known.isListed(readWord(word))).toBe(singular !== undefined)
  })

  test.each<[word: string, counts: Counts, family: string | undefined]>([
    ['أميركا', {}, 'أمريكا'],
    ['اميركا', {}, 'أمريكا'],
    ['أمريكا', {}, 'أمريكا'],
    ['مصر', {}, undefined],
  ])('in its family: %s by %j of %s', (word, counts, family) => {
    const known = knownBy(counts)
    expect(known.familyOf(readWord(word))).toBe(family)
    expect(known.isListed(readWord(word))).toBe(family !== undefined)
  })

  test('whatever was asked before', () => {
    const known = knownBy({})
    const [first, second] = [readWord('أعلام'), readWord('وجوه')]
    expect([first, second, first].map(known.singularOf)).toEqual(['علم', 'وجه', 'علم'])
    expect(known.familyOf(second)).toBeUndefined()
    expect(known.singularOf(second)).toBe('وجه')
  })
})

describe('the ends at which a word is whole', () => {
  test.each<[word: string, counts: Counts, protections: string[], why: string]>([
    ['وزير', {}, ['root-waw'], 'as it is written'],
    ['مكتبه', {}, ['root-heh'], 'here too'],
    ['مكتبه', { مكتبة: 9 }, ['root-heh', 'keep-teh-marbuta'], 'and as it is usually written'],
    ['مكتبة', { مكتبه: 9, مكتب: 8 }, ['keep-teh-marbuta'], 'a ة is no pronoun'],
    ['زير', {}, [], 'not listed'],
  ])('%s by %j: %j, %s', (word, counts, protections) => {
    expect(knownBy(counts).protectionsOf(readWord(word))).toEqual(protections)
  })

  test.each<[word: string, protections: string[], why: string]>([
    ['وزيرهم', ['root-waw'], 'of وزير'],
    ['وزيرين', ['root-waw'], 'of وزير'],
    ['وزارتها', ['root-waw'], 'of وزارة, whose ة became ت'],
    ['وزارات', ['root-waw'], 'of وزارة, whose ة went'],
    ['مستواه', ['end-alef'], 'of مستوى, whose ى became ا'],
    ['وباؤهم', ['root-waw'], 'of وباء, whose hamza has another seat'],
    ['ورقي', ['root-waw'], 'three letters are enough'],
    ['وزير', [], 'itself, which is not inherited'],
    ['كتابهم', [], 'of no listed word'],
  ])('go on to its inflections: %s %j, %s', (word, protections) => {
    // As a set: a base may be found in several ways.
    expect(new Set(knownBy({}).inheritedProtections(readWord(word)))).toEqual(new Set(protections))
  })

  test('but not from words of two letters', () => {
    const known = createKnownWords(vocabularyOf({}), lexiconOf({ 'protected.tsv': 'ود\troot-waw\nودي\troot-waw' }))
    expect(known.inheritedProtections(readWord('ودها'))).toEqual([])
    expect(known.inheritedProtections(readWord('وديها'))).toContain('root-waw')
  })
})
