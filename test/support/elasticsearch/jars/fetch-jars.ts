import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Jar } from './jar-list.ts'
import { artifactAt, copyWithMaven } from './maven.ts'

const AT_ONCE = 6
const TIMEOUT_MS = 60_000

/**
 * Puts the jars into `folder`, laid out as a Maven repository is, from the first of `sources` that has them; jars that
 * are there already and whole stay. Where no source answers, `mvn` is asked, which knows proxies and passwords. Throws an Error
 * that names a jar which can't be had, or whose checksum differs from the list's.
 */
export async function fetchJars(
  jars: readonly Jar[],
  folder: string,
  sources: readonly string[],
  maven: typeof copyWithMaven = copyWithMaven,
): Promise<void> {
  const missing = jars.filter((jar) => !isKept(jar, folder))
  const waiting = [...missing]
  const unreachable: { readonly jar: Jar; readonly reason: string }[] = []
  const work = async (): Promise<void> => {
    for (let jar = waiting.shift(); jar; jar = waiting.shift()) {
      const answer = await download(jar, sources)
      if (typeof answer === 'string') unreachable.push({ jar, reason: answer })
      else keep(jar, answer, folder)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (unreachable.length > 0) fetchWithMaven(unreachable, folder, maven)
}

async function download(jar: Jar, sources: readonly string[]): Promise<Uint8Array | string> {
  const reasons: string[] = []
  for (const source of sources) {
    try {
      const response = await fetch(`${source}/${jar.path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
      if (response.ok) return new Uint8Array(await response.arrayBuffer())
      reasons.push(`${source} answered ${response.status}`)
    } catch (error) {
      reasons.push(`${source}: ${error instanceof Error ? (error.cause ?? error) : error}`)
    }
  }
  return reasons.join('; ')
}

function fetchWithMaven(
  failed: readonly { readonly jar: Jar; readonly reason: string }[],
  folder: string,
  maven: typeof copyWithMaven,
): void {
  const temporary = join(folder, `maven-${randomUUID()}`)
  try {
    maven(
      failed.map(({ jar }) => artifactAt(jar.path)),
      temporary,
    )
    for (const { jar } of failed) keep(jar, readFileSync(join(temporary, jar.path)), folder)
  } catch (error) {
    const [first] = failed
    throw new Error(
      `can't fetch ${failed.length} jars, first ${first?.jar.path} (${first?.reason}; with mvn: ${error})`,
    )
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

const checksum = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const isKept = ({ path, sha256 }: Jar, folder: string): boolean =>
  existsSync(join(folder, path)) && checksum(readFileSync(join(folder, path))) === sha256

/** A jar appears under its name whole and checked or not at all, whoever else fetches it at the same time. */
function keep(jar: Jar, content: Uint8Array, folder: string): void {
  const found = checksum(content)
  if (found !== jar.sha256) throw new Error(`${jar.path}: SHA-256 is ${found}, the list says ${jar.sha256}`)
  const target = join(folder, jar.path)
  mkdirSync(dirname(target), { recursive: true })
  const temporary = `${target}.${randomUUID()}`
  writeFileSync(temporary, content)
  renameSync(temporary, target)
}
