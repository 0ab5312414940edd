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

/** A batch of a long history of puts, updates and deletes, a few documents each; ids are used again and again. */
export const changesOf = (batch: number): (Document | string)[] =>
  Array.from({ length: 1 + (batch % 4) }, (_, i) => {
    const number = batch * 7 + i * 13
    const id = `${number % 61}`
    return number % 5 === 0 ? id : versionOf(id, batch)
  })
