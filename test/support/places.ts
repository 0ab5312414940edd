import { readFileSync } from 'node:fs'

/** A folder of src, or a file of one, and what it may use besides itself and `errors.ts`. */
export type Place = { readonly name: string; readonly uses: readonly string[]; readonly packages: readonly string[] }

const words = (text = ''): string[] => text.split(/\s+/).filter((word) => word !== '')

/** The rows of places.txt, in its order. */
export const PLACES: readonly Place[] = readFileSync(new URL('./places.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [name = '', rest = ''] = line.split(':')
    const [uses, packages] = rest.split('|')
    return { name: name.trim(), uses: words(uses), packages: words(packages) }
  })
