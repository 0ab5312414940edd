import { describe, expect, test } from 'vitest'
import { foldLetters } from '../../../src/analysis/spelling/fold-letters.ts'
import { readSpelling } from '../../../src/analysis/spelling/read-spelling.ts'

const folded = (word: string) => foldLetters(readSpelling(word).plain)

describe('digits', () => {
  test.each([
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['１２３', '123'],
    ['1٢۳', '123'],
  ])('%s folds to %s', (digits, term) => expect(folded(digits)).toBe(term))

  test('exact keeps the set that was written', () => expect(readSpelling('١٩٧٣').plain).toBe('١٩٧٣'))
})

describe('separators inside a number', () => {
  test.each([
    ['1,000', '1000'],
    ['1,234,567', '1234567'],
    ['١٬٢٣٤٬٥٦٧', '1234567'],
    ['12,500.75', '12500.75'],
    ['١٢٬٥٠٠٫٧٥', '12500.75'],
    ['٢٫٥', '2.5'],
    ['3.14', '3.14'],
  ])('%s folds to %s', (number, term) => expect(folded(number)).toBe(term))

  test.each([
    ['3,14', 'a decimal comma'],
    ['1,2,3', 'a list'],
    ['1,0000', 'four digits are no group'],
    ['1,000,00', 'nor are two'],
    ['0,125', 'no thousand begins with 0'],
    ['1234,567', 'four digits before the first group'],
    ['12:30', 'a time'],
    ['192.168.1.1', 'an address'],
  ])('%s stays: %s', (number) => expect(folded(number)).toBe(number))
})

describe('numbers that are one character', () => {
  test.each([
    ['①', '1'],
    ['⑴', '1'],
    ['⒈', '1'],
    ['²', '2'],
    ['Ⅳ', 'iv'],
  ])('%s folds to %s', (character, term) => expect(folded(character)).toBe(term))
})
