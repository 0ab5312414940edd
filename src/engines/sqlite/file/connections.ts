import { collectionPath, fileIdentity } from './collection-file.ts'
import { toEngineError } from './sqlite-errors.ts'

/** What a thread keeps open for each collection. */
export type Connections<Open> = {
  /** Runs `use` on a collection's open file; undefined when there is no such file. Throws `FihristError` only. */
  with<Result>(name: string, use: (open: Open) => Result): Result | undefined
  close(): void
}

/**
 * Opens each file once. One that was removed or replaced under our hands is opened anew: what is written to a removed
 * file is lost, whatever was acknowledged.
 */
export function createConnections<Open>(
  folder: string,
  openFile: (path: string) => Open | undefined,
  closeFile: (open: Open) => void,
): Connections<Open> {
  const kept = new Map<string, { readonly open: Open; readonly identity: string }>()

  function connect(name: string, path: string): Open | undefined {
    const identity = fileIdentity(path)
    const known = kept.get(name)
    if (known !== undefined) {
      if (known.identity === identity) return known.open
      kept.delete(name)
      closeFile(known.open)
    }
    if (identity === undefined) return undefined
    const open = openFile(path)
    if (open !== undefined) kept.set(name, { open, identity })
    return open
  }

  return {
    with(name, use) {
      const path = collectionPath(folder, name)
      try {
        const open = connect(name, path)
        return open === undefined ? undefined : use(open)
      } catch (error) {
        throw toEngineError(error, path)
      }
    },
    close() {
      for (const { open } of kept.values()) closeFile(open)
      kept.clear()
    },
  }
}
