import { plainMarkdown } from '../../../../../src/indexing/readers/pages/markdown/plain-markdown.ts'

/** The whole plain text: with an empty title given, no heading is taken out. */
export const plain = (source: string): string => plainMarkdown(source, '').text
