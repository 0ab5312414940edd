import type { Config } from '../config.ts'
import type { CollectionSpec, Engine } from './engine.ts'

/** What the command line needs to know of an engine before there is one. Its code is loaded only when it is used. */
export type EngineKind = {
  /** The engine of the settings. */
  create(config: Config): Promise<Engine>
  /** Settings for one that shares nothing with the user's own and holds nothing yet, and what removes all it will hold. */
  temporary(config: Config): Promise<{ readonly config: Config; remove(): Promise<void> }>
  /** What it makes for a collection, in its server's or library's own language. */
  renderStorage(spec: CollectionSpec, config: Config): Promise<string>
  /** The server that has to answer first, and for how many seconds it is waited for; undefined when there is none. */
  serverOf(config: Config): { readonly name: string; readonly waitSeconds: number } | undefined
}
