import { toFihristError } from '../../../errors.ts'
import { isRecord } from '../../../mapping/read-document.ts'
import type { Input, ReadInput } from '../../input.ts'
import { fitFields } from '../fields/fit-fields.ts'
import type { ReaderContext } from '../reader.ts'

/** JSON documents with the mapping's names for their members. An unknown one is more often a typing error than meant. */
export async function* fitRecords(inputs: AsyncIterable<Input>, context: ReaderContext): AsyncGenerator<Input> {
  for await (const input of inputs) yield input.ok ? fitRecord(input, context) : input
}

function fitRecord(input: ReadInput, context: ReaderContext): Input {
  const { value, line } = input
  if (!isRecord(value)) return input
  try {
    return { ...input, value: fitFields(value, context, { unknown: 'reject', line }) }
  } catch (error) {
    const { code, message: reason } = toFihristError(error)
    // What nobody foresaw is the matter of this record.
    if (code !== 'bad_input' && code !== 'internal') throw error
    return { ok: false, ...(line === undefined ? {} : { line }), code: 'bad_document', reason }
  }
}
