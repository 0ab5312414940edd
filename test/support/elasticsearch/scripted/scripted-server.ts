import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { ServerCertificate } from '../certificates.ts'
import { type Answer, carryOut, type Seen } from './scripted-answer.ts'

/** The first rule that fits answers. Without `times` and `forMs` a rule never wears out. */
export type Rule = {
  readonly answer: Answer
  readonly method?: string
  /** Tried on the path with the query string. */
  readonly path?: RegExp
  /** True for requests that the rule is about, e.g. those with a wrong password. */
  readonly when?: (seen: Seen) => boolean
  /** How often the rule answers. */
  readonly times?: number
  /** How long it answers, from its first answer on. */
  readonly forMs?: number
}

/** What a scripted server is told. A request that no rule fits goes to the real server, or is answered with 404. */
export type Script = {
  readonly rules: readonly Rule[]
  readonly realServer?: string
  /** Serves HTTPS with this certificate. */
  readonly tls?: ServerCertificate
}

/** A server that fails in the way it was told, for what a real test server can't do. */
export type ScriptedServer = {
  readonly url: string
  /** All requests so far. */
  readonly seen: readonly Seen[]
  readonly stop: () => Promise<void>
}

/** Starts a scripted server on a free port of 127.0.0.1. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const seen: Seen[] = []
  const uses = new Map<Rule, { times: number; readonly since: number }>()

  const answerTo = (request: Seen): Answer => {
    const rule = script.rules.find((candidate) => fits(candidate, request) && !wornOut(candidate, uses.get(candidate)))
    if (rule) {
      const use = uses.get(rule) ?? { times: 0, since: performance.now() }
      use.times++
      uses.set(rule, use)
      return rule.answer
    }
    if (script.realServer !== undefined) return { kind: 'forward' }
    return { kind: 'json', status: 404, body: { error: `no rule for ${request.method} ${request.path}` } }
  }

  const onRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '', headers } = request
    try {
      const one: Seen = { method, path, headers, body: await text(request) }
      seen.push(one)
      await carryOut(answerTo(one), one, response, script.realServer)
    } catch {
      response.destroy()
    }
  }

  const server = script.tls ? createTlsServer({ ...script.tls }, onRequest) : createServer(onRequest)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `${script.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: () => {
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeAllConnections()
      return closed
    },
  }
}

const fits = (rule: Rule, seen: Seen): boolean =>
  (rule.method === undefined || rule.method === seen.method) &&
  (rule.path === undefined || rule.path.test(seen.path)) &&
  (rule.when === undefined || rule.when(seen))

const wornOut = (rule: Rule, use: { readonly times: number; readonly since: number } | undefined): boolean =>
  use !== undefined &&
  (use.times >= (rule.times ?? Number.POSITIVE_INFINITY) ||
    performance.now() - use.since >= (rule.forMs ?? Number.POSITIVE_INFINITY))
