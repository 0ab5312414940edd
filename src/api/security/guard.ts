import type { Request, RequestHandler } from 'express'
import { HttpError } from '../problems/http-error.ts'
import { type Caller, identify, identifyVisitor, type Stranger } from './caller.ts'
import { isAllowedHost } from './hosts.ts'
import { includesRole, type Role } from './keys/role.ts'
import { corsHeaders, mayWriteFrom } from './origins.ts'
import { createLimiter, senderOf } from './rate.ts'
import type { Security } from './security.ts'

/** Who may use a route: anybody at all; whoever has a key of the role; `page`: the same, and visitors of the page by the
 * server's own key. */
export type Need = 'anybody' | 'page' | Role

export type Guard = {
  /** Before every route: refuses what asks for a host that is not ours, and lets pages from allowed origins read. */
  readonly before: RequestHandler
  /** Before the handlers of a route: refuses whoever may not use it, and remembers the others for `callerOf`. */
  admit(need: Need, changes: boolean): RequestHandler
  /** Who sent a request that was admitted. Throws for any other: there is no way to the documents past `admit`. */
  callerOf(request: Request): Caller
}

/** Asked by programs that watch the process, which call it by an address; they tell nothing of what is in it. */
const ASKED_BY_ANY_HOST = ['/health', '/ready']

/** The guard of an API with this security. */
export function createGuard({ keys, pageKey, allowedHosts, corsOrigins, rateLimit }: Security): Guard {
  const callers = new WeakMap<Request, Caller>()
  const limiter = rateLimit && createLimiter(rateLimit)

  /** A key is counted by itself wherever it is sent from; whoever sends none, and visitors of the page, by address. */
  function refuseFlood({ headers, ip }: Request, sender: Caller | Stranger): void {
    const key = 'role' in sender && headers.authorization !== undefined ? sender.id : undefined
    const wait = limiter?.(key === undefined ? senderOf(ip) : `key ${key}`) ?? 0
    if (wait === 0) return
    const seconds = String(Math.ceil(wait))
    throw new HttpError('rate_limited', `more than ${rateLimit?.perSecond} requests a second; wait ${seconds} s`, {
      'Retry-After': seconds,
    })
  }

  function refuseForeignPage(request: Request): void {
    const { origin, host } = request.headers
    const sender = { origin, site: request.get('Sec-Fetch-Site') }
    if (mayWriteFrom(sender, `${request.protocol}://${host}`, corsOrigins, keys() !== undefined)) return
    const message = `a page of ${origin ?? 'another site'} may not write here; --cors (FIHRIST_CORS_ORIGINS) lists whose may`
    throw new HttpError('origin_not_allowed', message)
  }

  return {
    before(request, response, next) {
      const { host, origin } = request.headers
      if (!ASKED_BY_ANY_HOST.includes(request.path) && !isAllowedHost(host, allowedHosts)) {
        const name = (host ?? '').slice(0, 100)
        const message = `"${name}" is no name of this server; --allow-host (FIHRIST_ALLOWED_HOSTS) lists them`
        throw new HttpError('host_not_allowed', message)
      }
      response.set(corsHeaders(origin, corsOrigins))
      next()
    },

    admit: (need, changes) => (request, _response, next) => {
      if (need === 'anybody') return next()
      const { authorization } = request.headers
      const visits = need === 'page' && authorization === undefined
      const now = Date.now()
      const sender = visits ? identifyVisitor(keys(), pageKey, now) : identify({ keys: keys(), authorization, now })
      refuseFlood(request, sender)
      if (changes) refuseForeignPage(request)
      if ('stranger' in sender) throw new HttpError('unauthorized', sender.stranger, { 'WWW-Authenticate': 'Bearer' })
      const role = need === 'page' ? 'search' : need
      if (!includesRole(sender.role, role)) {
        throw new HttpError('forbidden', `a key to ${sender.role} may not do this, a key to ${role} may`)
      }
      callers.set(request, sender)
      next()
    },

    callerOf(request) {
      const caller = callers.get(request)
      if (caller === undefined) throw new Error('nobody was admitted')
      return caller
    },
  }
}
