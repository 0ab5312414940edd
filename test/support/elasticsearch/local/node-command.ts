import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Jdk } from './installed-jdks.ts'

/** What one node is started with. `settings` are Elasticsearch's own and win over the defaults. */
export type NodeOptions = {
  /** Holds the node's data, logs and temporary files; the same folder again is the same data. */
  readonly folder: string
  /** The node removes its folder when it ends in order, also when its parent was killed. */
  readonly temporary?: boolean
  readonly heap?: string
  /** For benchmarks: the compiler that takes longer to warm up and ends up faster. */
  readonly fullSpeed?: boolean
  /** With Elasticsearch's own `arabic` analyzer, for comparisons. */
  readonly arabic?: boolean
  readonly settings?: Readonly<Record<string, string | number>>
}

/** The class data archive of a prepared server: it halves the time of a start. */
export const archiveOf = (home: string): string => join(home, 'classes.jsa')

/** Arguments of `java` for one node of the server in `home`. */
export function nodeCommand(
  home: string,
  jdk: Jdk,
  options: NodeOptions,
  archive: readonly string[],
): readonly string[] {
  const { folder, heap = '512m', temporary = false, fullSpeed = false, arabic = false } = options
  const settings = {
    'path.data': join(folder, 'data'),
    'path.logs': join(folder, 'logs'),
    'network.host': '127.0.0.1',
    'http.port': 0,
    'transport.port': 0,
    'discovery.type': 'single-node',
    'cluster.routing.allocation.disk.threshold_enabled': 'false',
    ...options.settings,
  }
  return [
    `-Xms${heap}`,
    `-Xmx${heap}`,
    ...(fullSpeed ? [] : ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']),
    ...archive,
    ...(temporary ? [`-Dfihrist.temporary=${folder}`] : []),
    // Java 21 and 24 began to warn of what the server does on purpose.
    ...(jdk.major >= 21 ? ['--enable-native-access=ALL-UNNAMED'] : []),
    ...(jdk.major >= 24 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
    '--add-modules=jdk.incubator.vector',
    '--add-opens=java.base/java.io=ALL-UNNAMED',
    // Its vector library is not on Maven Central.
    '-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false',
    '-Dfile.encoding=UTF-8',
    '-Djava.awt.headless=true',
    `-Djava.io.tmpdir=${join(folder, 'tmp')}`,
    `-Des.path.home=${home}`,
    '-Dlog4j.shutdownHookEnabled=false',
    '-Dlog4j2.disable.jmx=true',
    '-Dio.netty.noUnsafe=true',
    '-Dio.netty.noKeySetOptimization=true',
    '-cp',
    classPath(join(home, 'lib')),
    'Launcher',
    home,
    join(home, 'plugins', arabic ? 'arabic' : 'none'),
    ...Object.entries(settings).map(([key, value]) => `${key}=${value}`),
  ]
}

/** JVM options that use the class data archive, where there is one. */
export const useArchive = (home: string): readonly string[] =>
  existsSync(archiveOf(home)) ? [`-XX:SharedArchiveFile=${archiveOf(home)}`, '-Xshare:auto', '-Xlog:cds=off'] : []

/** Sorted: the archive belongs to one order of jars, and `lib/*` has none. */
const classPath = (lib: string): string =>
  readdirSync(lib)
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => join(lib, name))
    .join(delimiter)
