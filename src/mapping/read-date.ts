/** The milliseconds since 1970 (UTC) that a date names: `from` is in it, `until` no more. */
export type DateSpan = { readonly from: number; readonly until: number }

const DAY_MS = 24 * 60 * 60 * 1000
const MINUTE_MS = 60 * 1000

const DAY = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/
const TIME = /^(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.(?<fraction>\d{1,9}))?)?$/
const ZONE = /^(?:Z|(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d))$/

/**
 * An ISO 8601 date: a day (`2024-03-15`, all 24 hours of it in UTC), or a date with a time and a zone
 * (`2024-03-15T18:30:00+03:00`; one millisecond, finer fractions are cut off). Undefined when the text is another
 * thing or names a day or time that does not exist. A time without a zone is refused: it means another moment on
 * every machine.
 */
export function readDate(text: string): DateSpan | undefined {
  const day = readDay(text.slice(0, 10))
  if (day === undefined) return undefined
  if (text.length === 10) return { from: day, until: day + DAY_MS }
  const zoneStart = text.search(/(?:Z|[+-]\d\d:?\d\d)$/)
  if (text[10] !== 'T' || zoneStart < 0) return undefined
  const time = readTime(text.slice(11, zoneStart))
  const offset = readZone(text.slice(zoneStart))
  if (time === undefined || offset === undefined) return undefined
  const from = day + time - offset
  return { from, until: from + 1 }
}

function readDay(text: string): number | undefined {
  const { year, month, day } = DAY.exec(text)?.groups ?? {}
  if (year === undefined) return undefined
  // Not Date.UTC(year, …): it takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  // A day that does not exist (30 February) rolls over into another month.
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? date.getTime() : undefined
}

function readTime(text: string): number | undefined {
  const { hour, minute, second = '0', fraction = '' } = TIME.exec(text)?.groups ?? {}
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || hour === undefined) return undefined
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  return (Number(hour) * 60 + Number(minute)) * MINUTE_MS + Number(second) * 1000 + ms
}

/** Milliseconds that the zone is ahead of UTC. */
function readZone(text: string): number | undefined {
  const match = ZONE.exec(text)
  if (match === null) return undefined
  const { sign, hours = '0', minutes = '0' } = match.groups ?? {}
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  return (Number(hours) * 60 + Number(minutes)) * MINUTE_MS * (sign === '-' ? -1 : 1)
}
