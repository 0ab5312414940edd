import { readdirSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { type LexiconRow, readCounts, readLexicon, shippedText } from '../../../src/analysis/lexicon/read-lexicon.ts'
import { foldLetters } from '../../../src/analysis/spelling/fold-letters.ts'

/** How many cells the rows of each word list have. */
const COLUMNS = {
  'agencies.tsv': 1,
  'cities.tsv': 3,
  'countries.tsv': 5,
  'date-words.tsv': 1,
  'definite-places.tsv': 2,
  'feminines.tsv': 2,
  'first-hamzas.tsv': 2,
  'formulas.tsv': 3,
  'irregular-verbs.tsv': 2,
  'keep-teh-marbuta.tsv': 2,
  'months.tsv': 4,
  'name-exceptions.tsv': 2,
  'names.tsv': 3,
  'not-conjoined.tsv': 2,
  'numbers.tsv': 4,
  'particles.tsv': 2,
  'plurals.tsv': 2,
  'protected.tsv': 2,
  'short-nouns.tsv': 1,
  'spellings.tsv': 2,
  'stop-words.tsv': 2,
} as const

const rowsOf = (name: keyof typeof COLUMNS): LexiconRow[] => readLexicon(name, COLUMNS[name], shippedText)
const cellsOf = (name: keyof typeof COLUMNS): (readonly string[])[] => rowsOf(name).map(({ cells }) => cells)
const partsOf = (cell = '-'): string[] => (cell === '-' ? [] : cell.split('|'))

/** What stands more than once. */
const repeated = (texts: readonly string[]): string[] => texts.filter((text, index) => texts.indexOf(text) < index)

const COUNTS = new Map(readCounts('vocabulary.tsv', shippedText))

/** Words of which ال is the article and no part: the noun or adjective is known without it. */
const withArticle = (words: readonly string[]): string[] =>
  words.filter((word) => /^ال./.test(word) && COUNTS.has(word.slice(2)))

describe('every word list', () => {
  it.each(Object.keys(COLUMNS) as (keyof typeof COLUMNS)[])('%s has each row once', (name) => {
    expect(repeated(cellsOf(name).map((cells) => cells.join('\t')))).toEqual([])
  })
})

describe('the vocabulary', () => {
  const rows = [...readCounts('vocabulary.tsv', shippedText)]

  it('has Arabic letters only', () => {
    expect(rows.filter(([word]) => !/^[\u0621-\u063a\u0641-\u064a]+$/.test(word))).toEqual([])
  })
  it('has whole numbers, the most frequent word first', () => {
    expect(rows.filter(([, count]) => !Number.isInteger(count))).toEqual([])
    expect(rows.filter(([, count], index) => index > 0 && count > (rows[index - 1]?.[1] ?? 0))).toEqual([])
  })
  it('has each spelling once', () => expect(COUNTS.size).toBe(rows.length))
})

describe('broken plurals', () => {
  const rows = cellsOf('plurals.tsv')
  const plurals = new Set(rows.map(([plural]) => plural))

  it('are more than two thousand', () => expect(plurals.size).toBeGreaterThan(2000))
  it('have no article', () => expect(withArticle(rows.flat())).toEqual([]))
  it('have an alef with its hamza where their pattern begins so (أفعال, أفعلة)', () => {
    expect(rows.filter(([plural = '']) => /^ا..(?:ا.|.ة)$/.test(plural))).toEqual([])
  })
})

describe('feminines without an ending', () => {
  it('end in ى or اء', () => {
    expect(cellsOf('feminines.tsv').filter(([feminine = '']) => !/(?:اء|[ىا])$/.test(feminine))).toEqual([])
  })
  it('are no plurals', () => {
    const plurals = new Set(cellsOf('plurals.tsv').map(([plural]) => plural))
    expect(cellsOf('feminines.tsv').filter(([feminine]) => plurals.has(feminine))).toEqual([])
  })
})

describe('protected words', () => {
  const FIRST: Readonly<Record<string, RegExp>> = {
    'root-waw': /^و/,
    'root-feh': /^ف/,
    'root-beh': /^ب/,
    'root-lam': /^ل/,
    'root-kaf': /^ك/,
    'root-seen': /^س/,
    'al-word': /^[اأإآ]ل/,
    fixed: /^/,
  }
  const LAST: Readonly<Record<string, RegExp>> = {
    'root-noon': /ن$/,
    'root-teh': /(?:ت|[اآ]ة)$/,
    'root-heh': /[هة]$/,
    'root-yeh': /ي$/,
    defective: /ي$/,
    'noun-iyya': /ية$/,
    'end-kaf': /ك$/,
    'end-ha': /(?:ها|هما)$/,
    'end-na': /نا$/,
    'end-hm': /هم$/,
    'end-km': /كم$/,
    'end-kn': /كن$/,
    'end-hn': /هن$/,
    'end-tm': /تم$/,
    'end-alef': /ا$/,
  }
  const reasons = cellsOf('protected.tsv').flatMap(([word = '', why]) => partsOf(why).map((kind) => ({ word, kind })))

  it('have the letters that their reason is about', () => {
    const wrong = reasons.filter(({ word, kind }) => !(FIRST[kind] ?? LAST[kind])?.test(word))
    expect(wrong).toEqual([])
  })
})

describe('words told apart by a hamza', () => {
  it('have no article', () => expect(withArticle(cellsOf('first-hamzas.tsv').flat())).toEqual([]))
})

describe('particles', () => {
  it('are those that are written onto words', () => {
    expect(cellsOf('particles.tsv').filter(([particle = '']) => !/^(?:[وفبلك]|لل)$/.test(particle))).toEqual([])
  })
})

describe('months', () => {
  const rows = cellsOf('months.tsv')

  it.each([...new Set(rows.map(([, system]) => system))])('%s has all twelve', (system) => {
    const numbers = rows.filter((row) => row[1] === system).map(([number]) => Number(number))
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
  it('leave out spellings with a bare alef', () => {
    const names = rows.flatMap(([, , cell]) => partsOf(cell))
    const hamzas = new Set(names.filter((name) => /^[أإآ]/.test(name)).map(foldLetters))
    expect(names.filter((name) => hamzas.has(name))).toEqual([])
  })
})

describe('countries', () => {
  const rows = cellsOf('countries.tsv')

  it('have a masculine adjective or none', () => {
    expect(rows.flatMap(([, , adjectives]) => partsOf(adjectives)).filter((word) => !/ي$/.test(word))).toEqual([])
  })
  it('and a place has no article on its first word', () => {
    expect(withArticle(rows.map(([name = '']) => name))).toEqual([])
  })
})

describe('families of spellings', () => {
  it('leave out what the letters join already', () => {
    const needless = cellsOf('spellings.tsv').filter(([family, kind]) => {
      const letters = new Set(partsOf(family).map(foldLetters))
      // Of several words each is a word of its own, and may be told apart by its hamza: آبي أحمد.
      return kind !== 'synonym-device' && letters.size === 1 && !family?.includes(' ')
    })
    expect(needless).toEqual([])
  })
})

describe('numbers', () => {
  const rows = cellsOf('numbers.tsv')

  it('have digits, and words with or without a feminine', () => {
    expect(rows.filter(([digits = '']) => !/^\d+$/.test(digits))).toEqual([])
    expect(rows.filter(([, , masculine]) => masculine === '-')).toEqual([])
  })
  it('have every unit and every ten as a cardinal', () => {
    const cardinals = new Set(rows.filter(([, kind]) => kind === 'cardinal').map(([digits]) => Number(digits)))
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000]) {
      expect(cardinals).toContain(number)
    }
  })
})

describe('places that need their article', () => {
  it('are listed', () => {
    const places = new Set([...cellsOf('countries.tsv'), ...cellsOf('cities.tsv')].map(([name]) => name))
    expect(cellsOf('definite-places.tsv').filter(([name]) => !places.has(name))).toEqual([])
  })
})

describe('words with a letter of their own before a stop word', () => {
  it('begin with و or ف, and go on with one', () => {
    const stopWords = new Set(cellsOf('stop-words.tsv').map(([word]) => word))
    expect(cellsOf('not-conjoined.tsv').filter(([word = '']) => !/^[وف]/.test(word))).toEqual([])
    expect(cellsOf('not-conjoined.tsv').filter(([word = '']) => !stopWords.has(word.slice(1)))).toEqual([])
  })
})

describe('short nouns', () => {
  it('have two folded letters', () => {
    expect(cellsOf('short-nouns.tsv').filter(([word = '']) => word.length !== 2 || foldLetters(word) !== word)).toEqual(
      [],
    )
  })
})

test('every file is read by one of these tests', () => {
  const files = readdirSync(new URL('../../../src/analysis/lexicon/data', import.meta.url)).sort()
  expect(files).toEqual([...Object.keys(COLUMNS), 'vocabulary.tsv'].sort())
})
