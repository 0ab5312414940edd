import type { ProblemCode } from './problem.ts'

/** A refusal that only HTTP knows: it has a code of `HTTP_CODES` and may bring headers of its own. */
export class HttpError extends Error {
  readonly code: ProblemCode
  readonly headers: Readonly<Record<string, string>>
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: ProblemCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = 'HttpError'
    this.code = code
    this.headers = headers
    this.details = details
  }
}
