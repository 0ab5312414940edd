import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../../src/analysis/stemmer/skeleton.ts'

describe('a word’s consonants', () => {
  test.each([
    ['كتاب', 'كتب'],
    ['كتب', 'كتب'],
    ['مدير', 'مدر'],
    ['رءس', 'رس'],
    ['اسعار', 'اسعر'],
    ['وزير', 'وزر'],
    ['يوم', 'يم'],
    ['جزء', 'جز'],
    ['هواه', 'هه'],
  ])('of %s: %s, without its weak letters but the first', (stem, consonants) => {
    expect(skeleton(stem)).toBe(consonants)
  })

  test.each(['راي', 'اوي', 'ب'])('one alone says nothing: %s stays', (stem) => expect(skeleton(stem)).toBe(stem))

  test('of any letters: never empty, the first letter kept, none added, and twice is once', () => {
    const stems = fc.string({ unit: fc.constantFrom(...'ابتدرسكمهويءa1\u{1ee00}'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(stems, (stem) => {
        const consonants = skeleton(stem)
        expect(consonants).not.toBe('')
        expect(consonants.charAt(0)).toBe(stem.charAt(0))
        expect(stem.replace(/[اويء]/g, '')).toBe(consonants.replace(/[اويء]/g, ''))
        expect(skeleton(consonants)).toBe(consonants)
      }),
    )
  })
})
