import { describe, expect, it } from 'vitest'
import { shippedLanguage } from '../../../src/analysis/language.ts'
import { interpret, readWords, variantsOf } from './support/understand.ts'

describe('spellings of several words', () => {
  it.each([
    ['فيسبوك', 'فيس بوك'],
    ['فيس بوك', 'فيسبوك'],
    ['الفيس بوك', 'الفيسبوك'],
    ['بالواتس آب', 'الواتساب'],
    ['تيكتوك', 'تيك توك'],
    ['هونج كونج', 'هونغ كونغ'],
    ['لهونغ كونغ', 'هونغكونغ'],
    ['سريلانكا', 'سري لانكا'],
    ['نيو يورك', 'نيويورك'],
  ])('%s is %s', (typed, other) => expect([...variantsOf(typed).keys()]).toContain(other))
})

describe('other names of a place', () => {
  it.each([
    ['ساحل العاج', 'كوت ديفوار'],
    ['كوت ديفوار', 'ساحل العاج'],
    ['روسيا البيضاء', 'بيلاروسيا'],
    ['البحر الأبيض المتوسط', 'البحر المتوسط'],
    ['بيت المقدس', 'القدس'],
    ['بالقدس', 'بيت المقدس'],
    ['للجبل الأسود', 'مونتينيغرو'],
    ['مونتنيغرو', 'الجبل الأسود'],
    ['القدس', 'بيت المقدس'],
    ['الجبل الأسود', 'مونتينيغرو'],
  ])('%s is %s', (typed, other) => expect(variantsOf(typed).get(other)).toBeLessThanOrEqual(0.8))

  it.each(['جبل أسود', 'قدس الأقداس', 'البحر', 'كوريا الجنوبية', 'الولايات المتحدة', 'روسيا', 'بورما'])(
    'nothing for %s: without its article, by half its name, or the stemmer’s affair',
    (typed) => expect(variantsOf(typed)).toEqual(new Map()),
  )
})

describe('other words', () => {
  it('weigh half', () => {
    expect(variantsOf('تلفاز').get('تلفزيون')).toBe(0.5)
    expect(variantsOf('التلفزيون').get('التلفاز')).toBe(0.5)
  })
  it.each([
    ['هواتف محمولة', 'موبايل'],
    ['الموبايل', 'الهاتف المحمول'],
    ['الطائرات المسيرة', 'الطائرة بدون طيار'],
    ['لابتوب', 'حاسوب محمول'],
  ])('%s is %s', (typed, other) => expect([...variantsOf(typed).keys()]).toContain(other))
  it('beside words that may be found by themselves', () => {
    expect(interpret('شحن الحاسوب')).toBe('شحن AND (الحاسوب OR الكومبيوتر OR "الحاسب الآلي")')
    expect(interpret('إنسان آلي')).toBe('(إنسان AND آلي) OR روبوت')
    expect(interpret('"إنسان آلي"')).toBe('"[إنسان آلي|روبوت]"')
  })
  it('are not left out', () => expect(interpret('-تلفاز')).toBe('NOT تلفاز'))
})

describe('centuries', () => {
  it.each([
    ['القرن التاسع عشر', 'القرن 19'],
    ['القرن 19', 'القرن التاسع عشر'],
    ['القرن ١٩', 'القرن التاسع عشر'],
    ['القرن الـ19', 'القرن التاسع عشر'],
    ['للقرن العشرين', 'القرن 20'],
    ['القرن الحادي والعشرين', 'القرن 21'],
  ])('%s is %s', (typed, other) => expect([...variantsOf(typed).keys()]).toContain(other))
  it.each(['التاسع عشر', 'القرن', 'القرن 99', '19'])('nothing for %s', (typed) => {
    expect(variantsOf(typed)).toEqual(new Map())
  })
})

it('what looks like a particle belongs to a single word', () => {
  expect(interpret('وكيلا')).toBe('وكيلا')
  expect(interpret('للابد')).toBe('للابد')
})

it('each family of spellings is told, unless the stemmer has made one of it', () => {
  const families = shippedLanguage()
    .lexicon.inQueries.families()
    .filter(({ kind }) => kind === 'spelling')
  const silent = families.filter(({ spellings }) => spellings.every((spelling) => variantsOf(spelling).size === 0))
  const stems = (spelling: string) =>
    readWords(spelling)
      .map(({ terms }) => terms.stem)
      .join(' ')
  expect(families.length).toBeGreaterThan(100)
  expect(silent.filter(({ spellings }) => new Set(spellings.map(stems)).size > 1)).toEqual([])
})
