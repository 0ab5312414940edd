import type { BadInput, Input } from '../../input.ts'
import { MAX_DOCUMENT_BYTES } from '../../limits.ts'
import { renderBytes } from '../bytes/render-bytes.ts'
import { isBlank, parseJson } from './parse-json.ts'
import { type JsonItem, splitJsonArray } from './split-json-array.ts'

/**
 * The documents of a stream that holds one JSON array of objects, or one object, in UTF-8. An item with an error is a
 * bad input with the line where it begins and the rest goes on; one longer than `maxItem` bytes is passed over without
 * being kept.
 */
export async function* readJsonArray(
  stream: AsyncIterable<Uint8Array>,
  { maxItem = MAX_DOCUMENT_BYTES }: { readonly maxItem?: number } = {},
): AsyncGenerator<Input> {
  let closed = false
  for await (const item of splitJsonArray(stream, maxItem)) {
    const cutOff = item.before === 'end' && item.record !== undefined
    if (closed) yield bad(item, 'text after the end of the array')
    else if (item.bytes > maxItem) yield tooLong(item, maxItem)
    else if (isBlank(item.content)) yield* readNothing(item)
    else if (!cutOff) yield readItem(item)
    else yield* [readItem(item)].filter((input) => input.ok)
    if (cutOff) yield bad(item, 'the array has no end: the text seems to be cut off')
    closed = item.before === 'bracket'
  }
}

function readItem({ line, record, content }: JsonItem): Input {
  const parsed = parseJson(content)
  if (!parsed.ok) return { ...parsed, line }
  return { ok: true, line, value: parsed.value, ...(record === undefined ? {} : { record }) }
}

/** Between two commas, or before the bracket that closes an array, unless the array is empty. */
function readNothing(item: JsonItem): BadInput[] {
  if (item.record === undefined) return [bad(item, 'expected an array of objects, or an object; found nothing')]
  if (item.before === 'comma') return [bad(item, 'nothing before a comma')]
  return item.record === 1 || item.before === 'end' ? [] : [bad(item, 'nothing after the last comma')]
}

function tooLong({ line }: JsonItem, limit: number): BadInput {
  return { ok: false, line, code: 'too_large', reason: `the item is longer than the limit of ${renderBytes(limit)}` }
}

const bad = ({ line }: JsonItem, reason: string): BadInput => ({ ok: false, line, code: 'bad_document', reason })
