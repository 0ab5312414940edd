import { describe, expect, test } from 'vitest'
import { readProblem } from '../../../src/api/problems/handle-errors.ts'
import { HttpError } from '../../../src/api/problems/http-error.ts'
import { PROBLEM_KINDS, type ProblemCode, renderProblem } from '../../../src/api/problems/problem.ts'
import { type ErrorCode, FihristError } from '../../../src/errors.ts'

const SECRET = '/var/lib/secret/articles.db'

test.each(Object.keys(PROBLEM_KINDS) as ProblemCode[])('%s has the members of RFC 9457 and its code', (code) => {
  const problem = renderProblem(code, 'what went wrong')
  expect(problem).toMatchObject({ type: `urn:fihrist:error:${code}`, code, status: PROBLEM_KINDS[code].status })
  expect(problem.status).toBeGreaterThanOrEqual(400)
  expect(problem.title).not.toBe('')
  expect(problem.detail).not.toBe('')
})

test('details stand beside the standard members and never replace them', () => {
  const problem = renderProblem('bad_filter', 'no such field', { position: 3, status: 200, code: 'x', type: 'y' })
  expect(problem).toEqual({
    type: 'urn:fihrist:error:bad_filter',
    title: 'The filter cannot be understood',
    status: 400,
    detail: 'no such field',
    code: 'bad_filter',
    position: 3,
  })
})

describe('what the server alone should know stays there', () => {
  const codes: readonly ErrorCode[] = [
    'internal',
    'storage_failed',
    'storage_full',
    'index_corrupt',
    'index_busy',
    'engine_refused',
  ]

  test.each(codes)('%s', (code) => {
    const error = new FihristError(code, `cannot write ${SECRET}`, { path: SECRET }, new Error(SECRET))
    expect(JSON.stringify(readProblem(error))).not.toContain('secret')
  })

  test.each([new Error(SECRET), SECRET, { message: SECRET, stack: SECRET }])('something unforeseen', (error) => {
    const problem = readProblem(error)
    expect(problem).toMatchObject({ status: 500, code: 'internal' })
    expect(JSON.stringify(problem)).not.toContain('secret')
  })

  test('what a bulk write had done is told all the same', () => {
    const results = [{ index: 0, id: 'a', status: 'created' }]
    expect(readProblem(new FihristError('storage_full', SECRET, { path: SECRET, results }))).toMatchObject({ results })
  })
})

test.each([null, undefined])('throwing %s is a failure like others', (error) => {
  expect(readProblem(error)).toMatchObject({ status: 500, code: 'internal' })
})

test('a refusal of HTTP', () => {
  expect(readProblem(new HttpError('method_not_allowed', 'no PUT here'))).toMatchObject({ status: 405 })
})
