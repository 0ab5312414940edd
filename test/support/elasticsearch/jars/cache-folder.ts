import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where downloads and prepared servers stay between runs and clones: the user's cache folder, not the repository. */
export const cacheFolder = (environment: NodeJS.ProcessEnv = process.env): string =>
  join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'fihrist-test')
