import { describe, expect, test } from 'vitest'
import { headsOf } from '../../../src/analysis/lexicon/heads.ts'
import type { Place } from '../../../src/analysis/lexicon/readers/read-places.ts'
import { type SpellingFamily, SYNONYM } from '../../../src/analysis/lexicon/readers/read-spellings.ts'

const place = (name: string, others: readonly string[], derived: readonly string[] = []): Place => ({
  name,
  others,
  derived,
  definite: undefined,
})

const family = (...spellings: readonly string[]): SpellingFamily => ({ kind: 'vowel', spellings })

const entries = (places: readonly Place[], families: readonly SpellingFamily[] = []) =>
  Object.fromEntries(headsOf(places, families))

describe('a place is the head', () => {
  test('of its other spellings, its adjectives and its people', () => {
    expect(entries([place('أمريكا', ['أميركا'], ['أمريكي', 'أمريكان'])])).toEqual({
      أمريكا: 'أمريكا',
      أميركا: 'أمريكا',
      أمريكي: 'أمريكا',
      أمريكان: 'أمريكا',
    })
  })

  test('not of several words, which meet in the query', () => {
    expect(entries([place('كوت ديفوار', [], ['إيفواري'])])).toEqual({})
    expect(entries([place('ليبيا', ['ليبيا العربية'])])).toEqual({ ليبيا: 'ليبيا' })
  })

  test('the first one, of an adjective that two have', () => {
    expect(entries([place('نيجر', [], ['نيجري']), place('نيجيريا', [], ['نيجري'])])).toMatchObject({ نيجري: 'نيجر' })
  })
})

describe('the usual spelling is the head', () => {
  test('of the others', () => {
    expect(entries([], [family('غوغل', 'جوجل', 'جوجل بلس')])).toEqual({ غوغل: 'غوغل', جوجل: 'غوغل' })
  })

  test('unless a place has it', () => {
    const places = [place('أمريكا', [], ['أمريكي'])]
    expect(entries(places, [family('أمريكي', 'أميركي')])).toMatchObject({ أميركي: 'أمريكا' })
  })

  test('or its masculine', () => {
    const places = [place('أمريكا', [], ['أمريكي'])]
    expect(entries(places, [family('أمريكية', 'أميركية')])).toMatchObject({ أمريكية: 'أمريكا', أميركية: 'أمريكا' })
    expect(entries([], [family('أمريكية', 'أميركية')])).toMatchObject({ أميركية: 'أمريكية' })
  })
})

describe('no head', () => {
  test.each<[family: SpellingFamily, why: string]>([
    [{ kind: SYNONYM, spellings: ['هاتف', 'جوال'] }, 'of synonyms: they are other words'],
    [family('بي بي سي', 'بيبيسي'), 'of several words'],
    [family('مسؤول', 'مسئول'), 'of spellings that one letter for hamza joins'],
  ])('for %j, %s', (spellings) => expect(entries([], [spellings])).toEqual({}))

  test('but for a word in ة that only its hamza’s seat tells apart: it may be one that keeps its ة', () => {
    expect(entries([], [family('هيئة', 'هيأة')])).toEqual({ هيئة: 'هيئة', هيأة: 'هيئة' })
  })
})
