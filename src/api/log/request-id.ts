import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What other programs give requests as ids: UUIDs, trace ids, paths of ids. Anything else could be made to mislead. */
const SANE = /^[\w.:/+=@-]{1,128}$/

const ids = new WeakMap<IncomingMessage, string>()

/** The request's id: its sender's, when that is fit to be repeated, else one of our own. The same whenever it is asked. */
export function requestId(request: IncomingMessage): string {
  const known = ids.get(request)
  if (known !== undefined) return known
  const sent = request.headers['x-request-id']
  const id = typeof sent === 'string' && SANE.test(sent) ? sent : randomUUID()
  ids.set(request, id)
  return id
}
