import { FihristError, toFihristError } from '../../errors.ts'

/** Is told of a document's failure that nobody foresaw: a mistake of ours that the operator should hear of. */
export type OnFailure = (failure: FihristError) => void

/** The document that something went wrong with, as far as it is known, and what was being done to it. */
type Failed = { readonly id: string | undefined; readonly was: 'read' | 'analysed' | 'written' }

/**
 * The error that rejects one document, `bad_document`, so that the others need not suffer. One that nobody foresaw is its
 * cause and is told to `onFailure`; a foreseen error that concerns more than one document is thrown on.
 */
export function rejectDocument({ id, was }: Failed, error: unknown, onFailure?: OnFailure): FihristError {
  const { code } = toFihristError(error)
  if (error instanceof FihristError && code === 'bad_document') return error
  if (code !== 'internal') throw error
  const name = id === undefined ? 'the document' : `document ${JSON.stringify(id)}`
  const message = `${name} could not be ${was} (${describe(error)})`
  const rejection = new FihristError('bad_document', message, id === undefined ? {} : { id }, error)
  onFailure?.(rejection)
  return rejection
}

function describe(error: unknown): string {
  return error instanceof FihristError ? error.message : String(error)
}
