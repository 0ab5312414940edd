import type { Jdk } from './local/installed-jdks.ts'
import { SERVER_VERSIONS, type ServerVersion } from './versions.ts'

/** A server version and the JDK to run it on, or why there is none. */
export type Choice = { readonly version: ServerVersion; readonly jdk: Jdk } | { readonly missing: string }

/**
 * The first pinned version that an installed JDK serves, or the one asked for. Among JDKs that serve, the one that
 * JAVA_HOME names, else the newest. Throws an Error when a version is asked for that is not pinned.
 */
export function chooseServer(jdks: readonly Jdk[], wanted?: string): Choice {
  const versions = SERVER_VERSIONS.filter(({ number }) => wanted === undefined || number === wanted)
  if (versions.length === 0) {
    const known = SERVER_VERSIONS.map(({ number }) => number).join(' or ')
    throw new Error(`FIHRIST_TEST_ES_VERSION is ${wanted}; the tests know ${known}`)
  }
  for (const version of versions) {
    const [jdk] = jdks
      .filter(({ major }) => major >= version.oldestJava)
      .sort((a, b) => Number(b.named) - Number(a.named) || b.major - a.major)
    if (jdk) return { version, jdk }
  }
  const oldest = Math.min(...versions.map((version) => version.oldestJava))
  const found = jdks.map(({ version }) => version).join(', ') || 'none'
  return {
    missing: `Elasticsearch ${versions.map(({ number }) => number).join(' or ')} needs a JDK ${oldest} or newer; found: ${found}`,
  }
}
