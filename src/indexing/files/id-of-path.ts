import { sep } from 'node:path'

/** A relative path as an id: the same on every system, whatever separator and Unicode form its file names have. */
export function idOfPath(relativePath: string): string {
  return relativePath.split(sep).join('/').normalize('NFC')
}
