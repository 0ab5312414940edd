import type { Answer } from './scripted-answer.ts'
import type { Rule } from './scripted-server.ts'

/** Elasticsearch says in every answer what it is; clients refuse a server that doesn't. */
const PRODUCT = { 'x-elastic-product': 'Elasticsearch' }

/** A failed answer as Elasticsearch words it. */
export const failure = (status: number, type: string, reason: string): Answer => ({
  kind: 'json',
  status,
  headers: PRODUCT,
  body: { error: { root_cause: [{ type, reason }], type, reason }, status },
})

/** An answer of Elasticsearch's. */
export const success = (body: unknown): Answer => ({ kind: 'json', status: 200, headers: PRODUCT, body })

/** `GET /` of an Elasticsearch of this version. */
export const mainPage = (version: string): Rule => ({
  path: /^\/(\?|$)/,
  answer: success({ name: 'scripted', version: { number: version }, tagline: 'You Know, for Search' }),
})

/** 401 for every request whose `Authorization` is not exactly this one, e.g. `ApiKey abc`. */
export const demandAuthorization = (authorization: string): Rule => ({
  when: ({ headers }) => headers.authorization !== authorization,
  answer: failure(401, 'security_exception', 'missing or wrong authentication credentials'),
})

/** 403: known, but not allowed. */
export const forbidden: Rule = {
  answer: failure(403, 'security_exception', 'action is unauthorized for this user'),
}

/** 429 as from a full write queue, for as long as said. */
export const overloaded = (limit: Pick<Rule, 'times' | 'forMs' | 'path'>): Rule => ({
  ...limit,
  answer: failure(429, 'es_rejected_execution_exception', 'rejected execution: queue is full'),
})

/** Some other product that answers JSON. */
export const otherProduct: Rule = {
  answer: { kind: 'json', status: 200, body: { name: 'other', version: { number: '1.0.0' }, tagline: 'Hello' } },
}
