import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from './config.ts'
import type { Engine } from './engines/engine.ts'
import { ENGINES } from './engines/registry.ts'
import { toFihristError } from './errors.ts'

/** Milliseconds between two questions to a server that is not there yet. */
const ASK_AGAIN = 500

/**
 * Runs `work` with the engine that the settings name and closes it afterwards, whatever happened. A server that does not
 * answer is waited for, as long as the settings say; `say` gets a line then. Throws what `Engine.ready` throws when it
 * stays away.
 */
export async function withEngine<T>(
  config: Config,
  say: (line: string) => void,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await ENGINES[config.engine].create(config)
  try {
    await waitForServer(engine, config, say)
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** The same with an engine of its own that holds nothing yet, and of which nothing is left afterwards. */
export async function withTemporaryEngine<T>(
  config: Config,
  say: (line: string) => void,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const temporary = await ENGINES[config.engine].temporary(config)
  try {
    return await withEngine(temporary.config, say, work)
  } finally {
    await temporary.remove().catch((error) => say(`some of the temporary index is left: ${error.message}\n`))
  }
}

async function waitForServer(engine: Engine, config: Config, say: (line: string) => void): Promise<void> {
  const server = ENGINES[config.engine].serverOf(config)
  if (server === undefined) return
  const { name, waitSeconds } = server
  const end = Date.now() + waitSeconds * 1000
  for (let first = true; ; first = false) {
    try {
      return await engine.ready()
    } catch (error) {
      const { code, message } = toFihristError(error)
      if (code !== 'engine_unavailable' || Date.now() >= end) throw error
      if (first) say(`waiting for ${name} (${waitSeconds} s at most): ${message}\n`)
    }
    await sleep(ASK_AGAIN)
  }
}
