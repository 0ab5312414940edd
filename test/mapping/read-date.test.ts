import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDate } from '../../src/mapping/read-date.ts'

const DAY_MS = 24 * 60 * 60 * 1000

describe('days', () => {
  test.each([
    ['2024-03-15', Date.UTC(2024, 2, 15)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['1999-12-31', Date.UTC(1999, 11, 31)],
    ['0622-07-16', Date.parse('0622-07-16T00:00:00Z')],
    ['0099-01-01', Date.parse('0099-01-01T00:00:00Z')],
  ])('%s covers 24 hours', (text, from) => {
    expect(readDate(text)).toEqual({ from, until: from + DAY_MS })
  })
})

describe('moments', () => {
  test.each([
    ['2024-03-15T18:30:00Z', '2024-03-15T18:30:00.000Z'],
    ['2024-03-15T18:30Z', '2024-03-15T18:30:00.000Z'],
    ['2024-03-15T18:30:00+03:00', '2024-03-15T15:30:00.000Z'],
    ['2024-03-15T18:30:00+0300', '2024-03-15T15:30:00.000Z'],
    ['2024-03-15T23:30:00-02:00', '2024-03-16T01:30:00.000Z'],
    ['2024-03-15T18:30:00.25Z', '2024-03-15T18:30:00.250Z'],
    ['2024-03-15T18:30:00.123456Z', '2024-03-15T18:30:00.123Z'],
    ['2024-01-01T00:30:00+05:30', '2023-12-31T19:00:00.000Z'],
  ])('%s', (text, iso) => {
    expect(readDate(text)).toEqual({ from: Date.parse(iso), until: Date.parse(iso) + 1 })
  })

  test('every moment that JavaScript writes is read back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(readDate(date.toISOString())?.from).toBe(date.getTime())
          expect(readDate(date.toISOString().slice(0, 10))?.from).toBe(Math.floor(date.getTime() / DAY_MS) * DAY_MS)
        },
      ),
    )
  })
})

describe('what is no date', () => {
  test.each([
    '',
    '2024',
    '2024-03',
    '2024-3-5',
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '15-03-2024',
    '2024/03/15',
    '٢٠٢٤-٠٣-١٥',
    '2024-03-15 18:30:00Z',
    '2024-03-15T18:30:00',
    '2024-03-15T18Z',
    '2024-03-15T24:00:00Z',
    '2024-03-15T18:60:00Z',
    '2024-03-15T18:30:60Z',
    '2024-03-15T18:30:00+24:00',
    '2024-03-15T18:30:00z',
    '2024-03-15T18:30:00Z ',
    ' 2024-03-15',
    '2024-03-15\n',
    '+2024-03-15',
    '2024-03-15TZ',
    'yesterday',
  ])('%j', (text) => {
    expect(readDate(text)).toBeUndefined()
  })

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readDate(text)))
  })
})
