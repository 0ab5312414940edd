import { answerTooLarge } from '../errors.ts'
import { jsonBytes, mayBeOver } from '../json-size.ts'
import type { SearchAnswer } from './answer.ts'

/** Throws `answer_too_large` when the answer as JSON is over `limit` bytes. */
export function checkAnswerSize(answer: SearchAnswer, limit: number): void {
  if (!mayBeOver(answer, limit)) return
  let bytes = jsonBytes({ ...answer, hits: [] }) + Math.max(answer.hits.length - 1, 0)
  for (const hit of answer.hits) {
    bytes += jsonBytes(hit)
    if (bytes > limit) throw answerTooLarge(limit)
  }
}
