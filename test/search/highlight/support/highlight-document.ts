import type { Document } from '../../../../src/mapping/document.ts'
import { createHighlighter, type HighlightOptions } from '../../../../src/search/highlight/create-highlighter.ts'

/** The highlights of one document. */
export const highlightDocument = ({ document, ...options }: HighlightOptions & { readonly document: Document }) =>
  createHighlighter(options)({ document })
