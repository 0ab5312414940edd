import { FihristError } from '../../../errors.ts'
import { checkServer, type Server } from './server.ts'
import { toEngineError } from './server-errors.ts'

/** The calls of an engine: each on a server that was seen to be one of ours, each failing with an error of ours. */
export type Calls = {
  run<Result>(work: (server: Server) => Promise<Result>): Promise<Result>
  /** Takes no more calls, and runs `finish` when those under way have ended. */
  close(finish: () => Promise<void>): Promise<void>
}

/** Makes them. The first call looks at the server, and so does the next as long as that fails. */
export function createCalls(server: Server): Calls {
  const underWay = new Set<Promise<unknown>>()
  let checked: Promise<void> | undefined
  let closed: Promise<void> | undefined

  async function start<Result>(work: (server: Server) => Promise<Result>): Promise<Result> {
    if (closed !== undefined) throw new FihristError('shutting_down', 'The engine is closed.')
    checked ??= checkServer(server.client, server.settings.requestTimeout)
    try {
      await checked
    } catch (error) {
      checked = undefined
      throw error
    }
    try {
      return await work(server)
    } catch (error) {
      throw toEngineError(error)
    }
  }

  return {
    run(work) {
      const running = start(work)
      underWay.add(running)
      running.catch(() => {}).finally(() => underWay.delete(running))
      return running
    },
    close(finish) {
      closed ??= Promise.allSettled(underWay).then(finish)
      return closed
    },
  }
}
