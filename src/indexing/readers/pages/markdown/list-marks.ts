import type { Token } from './parse-markdown.ts'

/** The marks of the list items that are open, and how far their text is indented. */
export type ListMarks = {
  /** Follows what opens and closes lists and their items. */
  readonly follow: (token: Token) => void
  /** Whether nothing of the innermost item has been written yet. */
  readonly isNew: () => boolean
  /** Puts marks before a block's first line and spaces before the others, at most `room` of them. */
  readonly prefix: (text: string, room: number) => string
}

type Item = { readonly mark: string; isNew: boolean }

/** Begins outside of all lists. */
export function createListMarks(): ListMarks {
  const numbers: number[] = []
  const items: Item[] = []
  return {
    follow(token) {
      if (token.type === 'ordered_list_open') numbers.push(Number(token.attrGet('start') ?? 1))
      if (token.type === 'bullet_list_open') numbers.push(Number.NaN)
      if (token.type === 'ordered_list_close' || token.type === 'bullet_list_close') numbers.pop()
      if (token.type === 'list_item_close') items.pop()
      if (token.type !== 'list_item_open') return
      const number = numbers.pop() ?? Number.NaN
      items.push({ mark: Number.isNaN(number) ? '- ' : `${number}${token.markup} `, isNew: true })
      numbers.push(number + 1)
    },
    isNew: () => items.at(-1)?.isNew === true,
    prefix(text, room) {
      if (items.length === 0) return text
      const first = items.map(({ mark, isNew }) => (isNew ? mark : ' '.repeat(mark.length))).join('')
      const others = ' '.repeat(Math.min(first.length, room))
      for (const item of items) item.isNew = false
      return `${first}${text.replaceAll(/\n(?!\n)/g, `\n${others}`)}`.trimEnd()
    },
  }
}
