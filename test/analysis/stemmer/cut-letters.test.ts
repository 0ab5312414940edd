import { expect, test } from 'vitest'
import { CUT_LETTERS } from '../../../src/analysis/stemmer/cut-letters.ts'
import { ENCLITICS } from '../../../src/analysis/stemmer/enclitics.ts'
import { PROCLITICS } from '../../../src/analysis/stemmer/proclitics.ts'
import { PREFIXES } from '../../../src/analysis/stemmer/verbs.ts'

test('a stem may lack these letters of its word: with a new one every scan has more words to analyse', () => {
  expect([...new Set(CUT_LETTERS)].sort().join('')).toBe('أابتسفكلمنهوي')
})

test('they are those of every rule', () => {
  const letters = [...PROCLITICS, ...ENCLITICS].map((rule) => rule.letters).concat(PREFIXES.map(({ prefix }) => prefix))
  expect([...letters.join('')].filter((letter) => !CUT_LETTERS.includes(letter))).toEqual([])
})
