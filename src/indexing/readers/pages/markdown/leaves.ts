import type { Token } from './parse-markdown.ts'

const NONE: readonly Token[] = []

/** What stands in a line of text, in order. An image is what stands in its description. */
export function leaves(token: Token): readonly Token[] {
  const children = token.children ?? NONE
  return children.some(isImage) ? children.flatMap((child) => (isImage(child) ? leaves(child) : [child])) : children
}

const isImage = (token: Token): boolean => token.type === 'image'
