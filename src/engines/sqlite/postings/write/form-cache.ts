import type { Form } from '../format/forms.ts'

/** What is known of the forms that were asked for lately. */
export type FormCache<Known> = {
  get(form: Form): Known | undefined
  set(form: Form, known: Known): void
  clear(): void
}

type Entry<Known> = { readonly form: Form; readonly known: Known }

/** Forms in each half; some 150 bytes each. */
const HALF = 200_000

/** Longer strings are often views of the text that they were cut from, and would keep all of it. */
const COPIED_UNITS = 12

/** Keeps the forms that were asked for last: when the young half is full, it becomes the old one, which is forgotten. */
export function createFormCache<Known>(first: number): FormCache<Known> {
  let young = new Map<string, Entry<Known>[]>()
  let old = new Map<string, Entry<Known>[]>()
  let size = 0

  /** The spelling tells nearly all forms apart; the rest is compared. */
  function find(entries: Map<string, Entry<Known>[]>, form: Form): Entry<Known> | undefined {
    const same = entries.get(form[first] as string)
    if (same === undefined) return undefined
    for (let i = 0; i < same.length; i++) if (isSame((same[i] as Entry<Known>).form, form)) return same[i]
    return undefined
  }

  function add(entry: Entry<Known>): void {
    if (size >= HALF) {
      old = young
      young = new Map()
      size = 0
    }
    const spelling = entry.form[first] ?? ''
    const same = young.get(spelling)
    if (same === undefined) young.set(spelling, [entry])
    else same.push(entry)
    size++
  }

  return {
    get(form) {
      const known = find(young, form)
      if (known !== undefined) return known.known
      const older = find(old, form)
      if (older !== undefined) add(older)
      return older?.known
    },
    set: (form, known) => add({ form: form.map(copy), known }),
    clear() {
      young = new Map()
      old = new Map()
      size = 0
    },
  }
}

function isSame(a: Form, b: Form): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

const copy = (term: string): string =>
  term.length <= COPIED_UNITS ? term : Buffer.from(term, 'utf16le').toString('utf16le')
