import type { Config } from '../config.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { Finding } from './common/finding.ts'
import type { CollectionSpec, Engine } from './engine.ts'

/** A collection that was saved. */
export type SavedCollection = {
  readonly name: string
  readonly documents: number
  readonly mapping: Mapping
  readonly analyzerVersion: string
}

/** One that is ready to take its place. */
export type RestorableCollection = SavedCollection & {
  /** Whether a collection of that name is there, which would be replaced. */
  readonly isThere: boolean
  /** Puts it in its place, in one step, when other writers let it. Throws `index_busy`; what was there stays then. */
  restore(): Promise<void>
}

/** Backups of an engine that has to make them itself. `names` undefined: all collections. */
export type Backups = {
  /** Saves collections at `target`, where nothing may be yet and nothing is before all of it is whole. */
  backUp(
    target: string,
    names: readonly string[] | undefined,
    signal: AbortSignal | undefined,
  ): Promise<(SavedCollection & { readonly path: string })[]>
  /** Runs `use` with what is saved at `source`, after all of it was checked. */
  withBackup<Result>(
    source: string,
    names: readonly string[] | undefined,
    use: (collections: readonly RestorableCollection[]) => Promise<Result>,
  ): Promise<Result>
}

/** What the command line needs to know of an engine before there is one. Its code is loaded only when it is used. */
export type EngineKind = {
  /** The engine of the settings. */
  create(config: Config): Promise<Engine>
  /** Settings for one that shares nothing with the user's own and holds nothing yet, and what removes all it will hold. */
  temporary(config: Config): Promise<{ readonly config: Config; remove(): Promise<void> }>
  /** What it makes for a collection, in its server's or library's own language. */
  renderStorage(spec: CollectionSpec, config: Config): Promise<string>
  /** Throws `bad_request`, which says what to use, where backups are the server's business. */
  backups(config: Config): Promise<Backups>
  /** Looks at what the engine stands on: its library or server, folders and files, and what was left in them; `full`:
   * however long it takes. Changes nothing. */
  examine(config: Config, full: boolean): Promise<Finding[]>
  /** The server that has to answer first, and for how many seconds it is waited for; undefined when there is none. */
  serverOf(config: Config): { readonly name: string; readonly waitSeconds: number } | undefined
}
