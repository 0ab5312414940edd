import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { FihristError } from '../../../errors.ts'
import { type Key, readKeys, renderKeys } from './key.ts'

/** Milliseconds that a change waits for another command's change to be done. */
const PATIENCE = 3000

/** The keys of the file; none when there is no file. Throws `bad_keys`. */
export async function listKeys(file: string): Promise<Key[]> {
  try {
    return readKeys(await readFile(file, 'utf8'), file)
  } catch (error) {
    if (error instanceof FihristError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return []
    throw new FihristError('bad_keys', `${file}: can't be read: ${code}`, {}, error)
  }
}

/**
 * Puts what `change` makes of the keys in their place, in one step: whoever reads sees the file as it was or as it is,
 * and nobody but its owner reads it. The new file beside is a lock too, so that of two changes none is lost.
 * Throws `bad_keys`, and what `change` throws; the file then stays.
 */
export async function changeKeys(file: string, change: (keys: Key[]) => Key[], patience = PATIENCE): Promise<void> {
  const beside = `${file}.new`
  await mkdir(dirname(file), { recursive: true }).catch((error) => Promise.reject(cannotWrite(file, error)))
  const handle = await lock(file, beside, patience)
  try {
    await handle.writeFile(renderKeys(change(await listKeys(file))))
    await handle.sync()
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw error instanceof FihristError ? error : cannotWrite(file, error)
  } finally {
    await handle.close()
  }
}

async function lock(file: string, beside: string, patience: number) {
  const end = Date.now() + patience
  for (;;) {
    try {
      return await open(beside, 'wx', 0o600)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotWrite(file, error)
      if (Date.now() >= end) {
        const why = `another command is changing the keys; if none is running, one has died: remove ${beside}`
        throw new FihristError('bad_keys', `${file}: ${why}`)
      }
    }
    await sleep(50)
  }
}

const cannotWrite = (file: string, error: unknown): FihristError =>
  new FihristError('bad_keys', `${file}: can't be written: ${(error as NodeJS.ErrnoException).code}`, {}, error)
