import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One jar of a server: SHA-256 in hex, path in a Maven repository, folder of the distribution it belongs in. */
export type Jar = { readonly sha256: string; readonly path: string; readonly folder: string }

/** Where a jar belongs: the HTTP and transport module must have a class loader of its own, the rest is the server. */
export const folderOf = (file: string): string =>
  /^(netty-|transport-netty4-|elasticsearch-ssl-config-)/.test(file) ? 'modules/transport-netty4' : 'lib'

/** Reads `SHA256  PATH` lines; `#` starts a comment. Throws an Error that names the line it can't read. */
export function parseJarList(text: string): readonly Jar[] {
  const jars: Jar[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, sha256, path] = /^([0-9a-f]{64}) {2}((?:[\w.-]+\/)+[\w.-]+\.jar)$/.exec(line) ?? []
    if (sha256 === undefined || path === undefined || path.split('/').includes('..')) {
      throw new Error(`jar list, line ${index + 1}: expected "SHA256  PATH.jar", found "${line}"`)
    }
    jars.push({ sha256, path, folder: folderOf(path.slice(path.lastIndexOf('/') + 1)) })
  }
  return jars
}

/** The committed jars of a pinned server version. */
export const jarsOf = (version: string): readonly Jar[] =>
  parseJarList(readFileSync(join(import.meta.dirname, `jars-${version}.txt`), 'utf8'))
