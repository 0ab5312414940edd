import { symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { idOfPath } from '../../../src/indexing/files/id-of-path.ts'
import { type Listing, listFiles } from '../../../src/indexing/files/list-files.ts'
import { createFolder, type TemporaryFolder } from '../support/temporary-folder.ts'

let folder: TemporaryFolder

afterEach(() => folder.remove())

const at = (...names: string[]): string => join(folder.path, ...names)
const names = ({ files }: Listing): string[] => files.map(({ path, id }) => `${relative(folder.path, path)} = ${id}`)
const reasons = ({ unreadable }: Listing): string[] =>
  unreadable.map(({ file = '', reason }) => `${relative(folder.path, file)}: ${reason}`)

describe('a folder', () => {
  test('is read by name, without hidden, unknown and describing files', async () => {
    folder = await createFolder({
      'b.txt': '1234',
      'a/z.md': '',
      'a/10.JSONL': '',
      'a/9.csv': '',
      'a.html': '',
      '.hidden.txt': '',
      '.git/x.txt': '',
      'README.md': '',
      'a/readme.txt': '',
      LICENSE: '',
      'photo.jpg': '',
      'a/photo2.jpg': '',
      'book.pdf': '',
      'README of the year.md': '',
    })
    const listing = await listFiles([folder.path])
    expect(names(listing)).toEqual([
      'README of the year.md = README of the year.md',
      'a/10.JSONL = a/10.JSONL',
      'a/9.csv = a/9.csv',
      'a/z.md = a/z.md',
      'a.html = a.html',
      'b.txt = b.txt',
    ])
    expect(listing.files.at(-1)?.bytes).toBe(4)
    expect(listing.skipped).toBe(6)
    expect(listing.notices.map(({ file, message, count }) => [relative(folder.path, file), message, count])).toEqual([
      ['LICENSE', 'not read: it tells about its folder', 3],
      ['a/photo2.jpg', expect.stringMatching(/^not read: no document has the ending "\.jpg"/), 2],
      ['book.pdf', expect.stringContaining('".pdf"'), undefined],
    ])
  })

  test('ids do not depend on where the folder lies or how it is named', async () => {
    folder = await createFolder({ 'news/2024/a.txt': '' })
    const { files } = await listFiles([`${at('news')}/`])
    expect(files).toMatchObject([{ id: '2024/a.txt' }])
    expect((await listFiles([at('news', '.', '..', 'news')])).files).toMatchObject([{ id: '2024/a.txt' }])
    expect((await listFiles([at('news', '2024')])).files).toMatchObject([{ id: 'a.txt' }])
  })

  test('an id is the same for both Unicode forms of a name', () => {
    expect(idOfPath('cafe\u0301/أ.txt'.normalize('NFD'))).toBe('caf\u00e9/أ.txt')
  })
})

describe('links', () => {
  test('are followed, but not in circles', async () => {
    folder = await createFolder({ 'a/x.txt': '', 'other/y.txt': '' })
    await symlink(folder.path, at('a', 'up'))
    await symlink(at('a'), at('a', 'self'))
    await symlink(at('other'), at('a', 'link'))
    await symlink(at('other', 'y.txt'), at('a', 'y.txt'))
    const listing = await listFiles([at('a')])
    expect(names(listing)).toEqual([
      'a/link/y.txt = link/y.txt',
      'a/up/other/y.txt = up/other/y.txt',
      'a/x.txt = x.txt',
      'a/y.txt = y.txt',
    ])
    expect(listing.notices).toMatchObject([
      { file: at('a', 'self'), message: expect.stringContaining('a link back'), count: 2 },
    ])
    expect(listing.unreadable).toEqual([])
  })

  test('that lead nowhere are reported', async () => {
    folder = await createFolder({ 'x.txt': '' })
    await symlink(at('gone.txt'), at('broken.txt'))
    await symlink(at('loop.txt'), at('loop.txt'))
    const listing = await listFiles([folder.path])
    expect(reasons(listing)).toEqual([
      'broken.txt: there is no such file or folder',
      'loop.txt: a link that points to itself',
    ])
    expect(names(listing)).toEqual(['x.txt = x.txt'])
  })
})

describe('arguments', () => {
  test('a file is read whatever it is called, its id is its name', async () => {
    folder = await createFolder({ 'a/README.md': '', 'a/.hidden.txt': '' })
    expect(names(await listFiles([at('a', 'README.md'), at('a', '.hidden.txt')]))).toEqual([
      'a/README.md = README.md',
      'a/.hidden.txt = .hidden.txt',
    ])
  })

  test('a file named twice is read once; two files with one id know of each other', async () => {
    folder = await createFolder({ 'a/x.txt': '', 'b/x.txt': '' })
    const listing = await listFiles([at('a'), at('a', 'x.txt'), at('b')])
    expect(listing.files).toEqual([
      { path: at('a', 'x.txt'), id: 'x.txt', bytes: 0 },
      { path: at('b', 'x.txt'), id: 'x.txt', bytes: 0, sameIdAs: at('a', 'x.txt') },
    ])
  })

  test.each<[string, RegExp]>([
    ['gone', /gone: there is no such file or folder/],
    ['x.txt/y', /a part of the path is no folder/],
    ['book.pdf', /book\.pdf: expected a folder or a file \(\.txt \.md/],
  ])('%s is an error', async (name, message) => {
    folder = await createFolder({ 'x.txt': '', 'book.pdf': '' })
    await expect(listFiles([at('x.txt'), at(name)])).rejects.toThrow(message)
    await expect(listFiles([at(name)])).rejects.toThrow(expect.objectContaining({ code: 'bad_input' }))
  })
})
