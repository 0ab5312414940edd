/** Where a value stands in JSON, in bytes: `[start, end)`. */
export type Span = readonly [start: number, end: number]

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d

/**
 * The members of a stored document, each with the place of its value, in their order, without a look at what the values
 * hold: millions of characters are passed over in a few milliseconds. `json` is as `JSON.stringify` writes it: no white
 * space between values, nothing deeper than an array of single values. Throws `SyntaxError` for anything else.
 */
export function jsonMembers(json: Buffer): Map<string, Span> {
  const members = new Map<string, Span>()
  let at = expect(json, 0, OPEN_OBJECT)
  while (json[at] !== CLOSE_OBJECT) {
    if (members.size > 0) at = expect(json, at, COMMA)
    const start = expect(json, endOfString(json, at), COLON)
    const end = endOfValue(json, start)
    members.set(JSON.parse(json.toString('utf8', at, start - 1)), [start, end])
    at = end
  }
  return members
}

function endOfValue(json: Buffer, start: number): number {
  if (json[start] === QUOTE) return endOfString(json, start)
  if (json[start] === OPEN_ARRAY) return endOfArray(json, start)
  let at = start
  while (at < json.length && json[at] !== COMMA && json[at] !== CLOSE_OBJECT) at++
  return at > start ? at : fail(start)
}

function endOfArray(json: Buffer, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== CLOSE_ARRAY) at = json[at] === QUOTE ? endOfString(json, at) : at + 1
  return expect(json, at, CLOSE_ARRAY)
}

function endOfString(json: Buffer, start: number): number {
  let at = expect(json, start, QUOTE)
  for (;;) {
    const quote = json.indexOf(QUOTE, at)
    if (quote < 0) return fail(start)
    if (backslashesBefore(json, quote) % 2 === 0) return quote + 1
    at = quote + 1
  }
}

/** How many backslashes stand directly before a place. */
export function backslashesBefore(json: Buffer, at: number): number {
  let first = at
  while (first > 0 && json[first - 1] === BACKSLASH) first--
  return at - first
}

const expect = (json: Buffer, at: number, byte: number): number => (json[at] === byte ? at + 1 : fail(at))

function fail(at: number): never {
  throw new SyntaxError(`unexpected at byte ${at} of a document's JSON`)
}

/** A document's JSON with these of its members, in the order of the names; `json` itself when it is all of them. */
export function renderMembers(json: Buffer, members: ReadonlyMap<string, Span>, names: readonly string[]): Buffer {
  if (names.length === members.size) return json
  const pieces = names.flatMap((name, i) => {
    const span = members.get(name)
    const start = Buffer.from(`${i === 0 ? '' : ','}${JSON.stringify(name)}:`)
    return span === undefined ? [] : [start, json.subarray(...span)]
  })
  return Buffer.concat([Buffer.from('{'), ...pieces, Buffer.from('}')])
}
