import type { Config } from './config.ts'
import type { Engine } from './engines/engine.ts'
import { FihristError } from './errors.ts'

/** The engine that the settings name; its code is loaded only when it is used. */
export async function createEngine(config: Config): Promise<Engine> {
  switch (config.engine) {
    case 'sqlite': {
      const { createSqliteEngine } = await import('./engines/sqlite/create-sqlite-engine.ts')
      return createSqliteEngine({ folder: config.data })
    }
    case 'elasticsearch':
      throw new FihristError('engine_unavailable', 'the elasticsearch engine is not part of this version')
  }
}

/** Runs `work` with an engine and closes it afterwards, whatever happened. */
export async function withEngine<T>(config: Config, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await createEngine(config)
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}
