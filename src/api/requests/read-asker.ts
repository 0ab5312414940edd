import type { Request, Response } from 'express'
import type { Asker } from '../../search/answer.ts'

/** Who asks for a search: an address, and a signal that is given when the client hangs up. */
export function readAsker(request: Request, response: Response): Asker {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return { client: request.ip, signal: gone.signal }
}
