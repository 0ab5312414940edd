import type { Form } from '../format/forms.ts'

/** Where forms are, of those that were asked for lately. */
export type FormCache = {
  get(form: Form): number | undefined
  set(form: Form, place: number): void
  clear(): void
}

type Entry = { readonly form: Form; readonly place: number }

/** Forms in each half; some 150 bytes each. */
const HALF = 200_000

/** Longer strings are often views of the text that they were cut from, and would keep all of it. */
const COPIED_UNITS = 12

/** Keeps the forms that were asked for last: when the young half is full, it becomes the old one, which is forgotten. */
export function createFormCache(first: number): FormCache {
  let young = new Map<string, Entry[]>()
  let old = new Map<string, Entry[]>()
  let size = 0

  /** The spelling tells nearly all forms apart; the rest is compared. */
  const find = (entries: Map<string, Entry[]>, form: Form): Entry | undefined =>
    entries.get(form[first] ?? '')?.find((entry) => isSame(entry.form, form))

  function add(entry: Entry): void {
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
      if (known !== undefined) return known.place
      const older = find(old, form)
      if (older !== undefined) add(older)
      return older?.place
    },
    set: (form, place) => add({ form: form.map(copy), place }),
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
