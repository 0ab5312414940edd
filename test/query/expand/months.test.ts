import { describe, expect, it } from 'vitest'
import { shippedLanguage } from '../../../src/analysis/language.ts'
import { interpret, understand, variantsOf } from './support/understand.ts'

it('has twelve months of each system', () => {
  const months = shippedLanguage().lexicon.inQueries.months()
  for (const number of Array.from({ length: 12 }, (_, i) => i + 1)) {
    expect(months.filter((month) => month.number === number && month.calendar === 'gregorian')).toHaveLength(5)
    expect(months.filter((month) => month.number === number && month.calendar === 'hijri')).toHaveLength(1)
  }
})

describe('beside a day or a year', () => {
  it.each([
    ['15 شباط', 'فبراير'],
    ['شباط 2011', 'فيفري'],
    ['فبراير من عام 2011', 'شباط'],
    ['فبراير ٢٠١١', 'شباط'],
    ['يناير 2011', 'كانون الثاني'],
    ['كانون الثاني 2011', 'جانفي'],
    ['وكانون ثاني 2011', 'يناير'],
    ['يوليو 1962', 'جويلية'],
    ['يوليوز 1962', 'تموز'],
    ['1 ربيع الآخر 1445 هـ', 'ربيع الثاني'],
    ['جمادى الثانية 1445', 'جمادى الآخرة'],
    ['ذي القعدة 1445هـ', 'ذو القعدة'],
    ['3 من شهر تشرين الثاني', 'نوفمبر'],
    ['تشرين الثاني نوفمبر من عام 2010', 'نونبر'],
  ])('%s is %s', (query, variant) => expect(interpret(query)).toMatch(new RegExp(`[("=\\s]${variant}[)"\\s]`)))

  it('other systems weigh less than other spellings', () => {
    const variants = variantsOf('يونيو 1967')
    expect(variants.get('يونيه')).toBeGreaterThan(variants.get('حزيران') ?? 1)
    expect(variants.get('حزيران')).toBe(0.7)
  })

  it('a name that is another word is looked for in its own spelling only', () => {
    expect(interpret('أغسطس 2006')).toBe('(أغسطس OR أغشت OR =آب OR =أوت OR =غشت) AND 2006')
    const [leaf] = understand('أغسطس 2006').query.should
    const levels = leaf?.type === 'leaf' && leaf.match.type === 'alternatives' ? leaf.match.variants : []
    expect(levels.map(({ words }) => words[0]?.level)).toEqual([undefined, undefined, 'exact', 'folded', 'folded'])
  })

  it.each(['"15 آذار 2011"', '"قمة آذار 2011"'])('also inside a phrase: %s', (query) => {
    expect(interpret(query)).toContain('[آذار|=مارس')
  })

  it('a month of one calendar is none of the other', () => {
    expect(interpret('صفر 1445')).not.toContain('فبراير')
  })
})

describe('without day or year a month is a word', () => {
  it.each(['مارس الرياضة', 'آب وأم', 'صفر اليدين', 'شباط', 'رمضان كريم', 'كانون الثاني', '5000 مارس', 'عام مارس'])(
    '%s',
    (query) => expect(interpret(query)).not.toMatch(/OR/),
  )
  it('nor is one that stands far from a number', () => {
    expect(interpret('مارس الطلاب حقهم بحرية 2011')).not.toMatch(/OR/)
  })
})
