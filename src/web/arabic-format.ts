/** Arabic with Arabic-Indic digits, wherever the server runs. */
const LOCALE = 'ar-u-nu-arab'

const plurals = new Intl.PluralRules('ar')
const numbers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 })
const dates = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The forms of a noun that is counted: without one, one, two, 3–10 (and 103–110 …), and all other numbers. */
export type CountedNoun = {
  readonly none: string
  readonly one: string
  readonly two: string
  readonly few: string
  readonly other: string
}

export const RESULTS: CountedNoun = {
  none: 'لا نتائج',
  one: 'نتيجة واحدة',
  two: 'نتيجتان',
  few: 'نتائج',
  other: 'نتيجة',
}

/** After «في», hence the genitive dual. */
export const IN_DOCUMENTS: CountedNoun = {
  none: 'لا وثائق',
  one: 'وثيقة واحدة',
  two: 'وثيقتين',
  few: 'وثائق',
  other: 'وثيقة',
}

/** «٣ نتائج», «نتيجتان», «١١ نتيجة»: a number with its noun as Arabic grammar wants it. */
export function formatCount(count: number, noun: CountedNoun): string {
  const form = plurals.select(count)
  if (form === 'zero') return noun.none
  if (form === 'one') return noun.one
  if (form === 'two') return noun.two
  return `${formatNumber(count)} ${form === 'few' ? noun.few : noun.other}`
}

/** «١٬٢٣٤٫٥» */
export function formatNumber(number: number): string {
  return numbers.format(number)
}

/** «٤ أكتوبر ٢٠٢٥» for an ISO 8601 date (the day in UTC); the text itself when it is none. */
export function formatDate(text: string): string {
  const time = Date.parse(text)
  return Number.isNaN(time) ? text : dates.format(time)
}
