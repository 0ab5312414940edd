import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { FihristError } from '../../errors.ts'
import type { BadInput } from '../input.ts'
import { createNotices } from '../notices.ts'
import { fileProblem } from '../readers/bytes/file-problem.ts'
import { EXTENSIONS, formatOf } from '../readers/formats.ts'
import type { SourceFile } from '../readers/reader.ts'
import type { Notice } from '../report.ts'
import { idOfPath } from './id-of-path.ts'
import { openStdin, STDIN, type Stdin } from './open-stdin.ts'

/** What lies under the paths to index. */
export type Listing = {
  /** Each file once, also one that lies under two paths. */
  readonly files: readonly SourceFile[]
  /** What lies under each path. */
  readonly roots: readonly Root[]
  /** Files and folders that could not be looked into. */
  readonly unreadable: readonly BadInput[]
  /** Files that are passed over, each kind with a notice; hidden files are not mentioned. */
  readonly skipped: number
  readonly notices: readonly Notice[]
}

/** A path, the files under it, and whether some of what is there could not be looked into. */
export type Root = { readonly path: string; readonly files: readonly SourceFile[]; readonly unreadable: boolean }

/** They tell about the folder they lie in and are no documents of it. One that is named on its own is read. */
const ABOUT_THE_FOLDER = /^(?:readme|licen[cs]e)(?:\.\w+)?$/i

/**
 * The files under the paths, in the order of the paths and within a folder by name, so that every run reads them in
 * the same order. A file's id is its path relative to the argument, or its name when it is the argument itself. Links
 * are followed, but not in circles. Throws `bad_input` when a path is not there or is no file that can be read.
 */
export async function listFiles(
  paths: readonly string[],
  { exclude, stdin }: { readonly exclude?: string | undefined; readonly stdin?: Stdin | undefined } = {},
): Promise<Listing> {
  const found = new Map<string, { readonly file: SourceFile; readonly real: string }>()
  const files = new Set<SourceFile>()
  const roots: Root[] = []
  let ofRoot: SourceFile[] = []
  let fromStdin: SourceFile | undefined
  const unreadable: BadInput[] = []
  const notices = createNotices()
  let skipped = 0

  async function addFile(path: string, id: string, bytes: number): Promise<void> {
    const real = await realpath(path)
    if (real === exclude) return skip('this run writes it', path)
    const other = found.get(id)
    const again = other?.real === real ? other.file : undefined
    const file = again ?? { path, id, bytes, ...(other === undefined ? {} : { sameIdAs: other.file.path }) }
    found.set(id, { file, real })
    files.add(file)
    ofRoot.push(file)
  }

  /** `above` holds the real paths of the folders around this one. */
  async function walk(path: string, id: string, above: readonly string[]): Promise<void> {
    try {
      const info = await stat(path)
      if (info.isDirectory()) await walkFolder(path, id, above)
      else if (ABOUT_THE_FOLDER.test(basename(path))) skip('it tells about its folder', path)
      else if (!info.isFile() || formatOf(path) === undefined)
        skip(`no document has the ending "${extname(path)}" (known: ${EXTENSIONS.join(' ')})`, path)
      else await addFile(path, id, info.size)
    } catch (error) {
      unreadable.push({ ok: false, file: path, code: 'storage_failed', reason: fileProblem(error) })
    }
  }

  async function walkFolder(path: string, id: string, above: readonly string[]): Promise<void> {
    const real = await realpath(path)
    if (above.includes(real)) {
      notices.add({ file: path, message: `a link back to ${real}: not followed` }, 'a link back')
      return
    }
    const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort()
    for (const name of names) {
      await walk(join(path, name), idOfPath(id === '' ? name : join(id, name)), [...above, real])
    }
  }

  function skip(reason: string, path: string): void {
    skipped++
    notices.add({ file: path, message: `not read: ${reason}` })
  }

  for (const path of paths) {
    const before = unreadable.length
    ofRoot = []
    if (path === STDIN && stdin !== undefined) {
      fromStdin ??= await openStdin(stdin)
      files.add(fromStdin)
      roots.push({ path, files: [fromStdin], unreadable: false })
      continue
    }
    const info = await stat(path).catch((error: unknown) => {
      throw new FihristError('bad_input', `${path}: ${fileProblem(error)}`, { path })
    })
    if (info.isDirectory()) await walk(path, '', [])
    else if (info.isFile() && formatOf(path) !== undefined) await addFile(path, idOfPath(basename(path)), info.size)
    else throw new FihristError('bad_input', `${path}: expected a folder or a file (${EXTENSIONS.join(' ')})`, { path })
    roots.push({ path, files: ofRoot, unreadable: unreadable.length > before })
  }
  return { files: [...files], roots, unreadable, skipped, notices: notices.list() }
}
