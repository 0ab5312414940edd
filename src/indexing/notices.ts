import type { Notice } from './report.ts'

export type Notices = {
  /** Those of one kind are counted and only the first is kept; by default notices with one message are of one kind. */
  add(notice: Notice, kind?: string): void
  /** One of each kind, in the order of the first. */
  list(): Notice[]
}

/** A file of a million lines, each with another mistake, shall not fill the memory or the screen. */
const MOST_KINDS = 100

const OTHERS = 'more notes of other kinds: not named here'

/** Collects what owners of files should know, so that each thing is said once however many files it is true of. */
export function createNotices(): Notices {
  const kinds = new Map<string, { readonly notice: Notice; count: number }>()
  return {
    add(notice, kind = notice.message) {
      const known = kinds.get(kind) ?? (kinds.size < MOST_KINDS ? undefined : kinds.get(OTHERS))
      if (known !== undefined) known.count++
      else if (kinds.size < MOST_KINDS) kinds.set(kind, { notice, count: 1 })
      else kinds.set(OTHERS, { notice: { ...notice, message: OTHERS }, count: 1 })
    },
    list: () => [...kinds.values()].map(({ notice, count }) => (count === 1 ? notice : { ...notice, count })),
  }
}
