import type { Document } from '../../../src/mapping/document.ts'

/** The same words in every text field and value of a version, so that a half-written document shows. */
export const versionOf = (id: string, version: number): Document => ({
  id,
  title: `Title word${id} version${version}`,
  text: `${'Words of '.repeat(version % 7)}text version${version}`,
  source: `source${version}`,
  tags: [`tag${version % 3}`, `tag${version}`],
  views: version,
})
