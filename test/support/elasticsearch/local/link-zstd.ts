import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

const PLACES: Readonly<Record<string, readonly string[]>> = {
  'linux-x64': ['/usr/lib/x86_64-linux-gnu/libzstd.so.1', '/usr/lib64/libzstd.so.1'],
  'linux-arm64': ['/usr/lib/aarch64-linux-gnu/libzstd.so.1', '/usr/lib64/libzstd.so.1'],
}

/** Lends the server the system's zstd, which Maven Central doesn't have; only `codec: best_compression` needs it. */
export function linkZstd(platformFolder: string): void {
  const platform = `${process.platform}-${process.arch}`
  const library = PLACES[platform]?.find((file) => existsSync(file))
  if (library === undefined) return
  const folder = join(platformFolder, platform.replace('arm64', 'aarch64'))
  mkdirSync(folder, { recursive: true })
  symlinkSync(library, join(folder, 'libzstd.so'))
}
