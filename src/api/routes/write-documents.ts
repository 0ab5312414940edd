import type { Request, RequestHandler } from 'express'
import { FihristError, toFihristError } from '../../errors.ts'
import type { Input } from '../../indexing/input.ts'
import { readJsonArray } from '../../indexing/readers/records/read-json-array.ts'
import { readJsonLines } from '../../indexing/readers/records/read-json-lines.ts'
import type { Outcome } from '../../indexing/report.ts'
import type { Limits } from '../requests/limits.ts'
import { readBytes, refuseOtherEncodings } from '../requests/read-bytes.ts'
import { refuseOtherTypes } from '../requests/read-json-body.ts'
import type { Services } from '../services.ts'
import { refuseParameters } from './add-route.ts'
import { findCollection, readCollectionName } from './find-collection.ts'

/** Milliseconds during which the rest of a refused body is read away, so that its sender gets to read the answer. */
const DRAIN = 10_000

/** `POST /collections/{name}/documents`: lines or an array of documents, written while they arrive. */
export function writeDocuments({ limits, viewOf, reportFailure }: Services): RequestHandler[] {
  return [
    refuseParameters,
    refuseOtherTypes(['application/x-ndjson', 'application/json']),
    refuseOtherEncodings,
    async (request, response) => {
      const results: Outcome[] = []
      try {
        const collection = await findCollection(viewOf(request), readCollectionName(request))
        const { read, indexed, unchanged, rejected } = await collection.write(readInputs(request, limits), {
          durability: 'full',
          onResult: (outcome) => results.push(outcome),
          onFailure: (error) => reportFailure(error, request),
        })
        response.json({ read, indexed, unchanged, rejected, results })
      } catch (error) {
        drain(request)
        throw withResults(error, results)
      }
    },
  ]
}

async function* readInputs(request: Request, limits: Limits): AsyncGenerator<Input> {
  const bytes = readBytes(request, limits.bulkBytes)
  const inputs = request.is('application/json')
    ? readJsonArray(bytes, { maxItem: limits.lineBytes })
    : readJsonLines(bytes, { maxLine: limits.lineBytes })
  let documents = 0
  for await (const input of inputs) {
    if (++documents > limits.bulkDocuments) {
      const message = `one request brings at most ${limits.bulkDocuments} documents; send the rest in another`
      throw new FihristError('too_large', message, { limit: limits.bulkDocuments })
    }
    yield input
  }
}

/** The error with what was written before it: those documents stay. */
function withResults(error: unknown, results: readonly Outcome[]): FihristError {
  const { code, message, details } = toFihristError(error)
  const { report: _report, ...rest } = details
  return new FihristError(code, message, results.length === 0 ? rest : { ...rest, results }, error)
}

function drain(request: Request): void {
  if (request.readableEnded) return
  request.resume()
  const timer = setTimeout(() => request.destroy(), DRAIN)
  request.once('close', () => clearTimeout(timer))
}
