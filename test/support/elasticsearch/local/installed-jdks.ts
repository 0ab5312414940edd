import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A folder with `bin/java` and `bin/javac`; `major` is e.g. 17, `version` e.g. "17.0.15". */
export type Jdk = { readonly home: string; readonly version: string; readonly major: number; readonly named: boolean }

/** Where installers put JDKs: Linux distributions, macOS, Homebrew, SDKMAN, IDEs. */
const USUAL_PLACES: readonly string[] = [
  '/usr/lib/jvm/*',
  '/usr/lib64/jvm/*',
  '/usr/java/*',
  '/usr/local/*jdk*',
  '/opt/*jdk*',
  '/opt/java/*',
  '/Library/Java/JavaVirtualMachines/*/Contents/Home',
  '/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home',
  join(homedir(), '.sdkman/candidates/java/*'),
  join(homedir(), '.jdks/*'),
]

/** The JDKs of this machine, each once; `named` is the one that JAVA_HOME names. */
export function installedJdks(environment: NodeJS.ProcessEnv = process.env): readonly Jdk[] {
  const javaHome = environment.JAVA_HOME
  const onPath = (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, '..'))
  const compilers = [...(javaHome ? [javaHome] : []), ...USUAL_PLACES.flatMap((place) => globSync(place)), ...onPath]
    .map((home) => join(home, 'bin', 'javac'))
    .filter((javac) => existsSync(javac))
    // /usr/bin/javac is a chain of links into the JDK.
    .map((javac) => realpathSync(javac))
  const homes = new Set(compilers.map((javac) => join(javac, '..', '..')))
  const named = javaHome && existsSync(javaHome) ? realpathSync(javaHome) : undefined
  return [...homes].flatMap((home) => readJdk(home, home === named))
}

function readJdk(home: string, named: boolean): readonly Jdk[] {
  const release = join(home, 'release')
  if (!existsSync(release) || !existsSync(join(home, 'bin', 'java'))) return []
  const version = /^JAVA_VERSION="([^"]+)"/m.exec(readFileSync(release, 'utf8'))?.[1]
  if (version === undefined) return []
  // Java 8 and before called themselves 1.8.
  return [{ home, version, major: Number.parseInt(version.replace(/^1\./, ''), 10), named }]
}
