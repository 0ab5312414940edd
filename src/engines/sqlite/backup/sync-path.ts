import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Has a file, or the names in a folder, on the disk when it returns. */
export function syncPath(path: string): void {
  // Windows can't open folders, and need not; of files it wants them open to write.
  if (process.platform === 'win32') return
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
