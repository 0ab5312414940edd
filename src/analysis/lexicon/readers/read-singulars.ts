import { requireWords } from '../cells.ts'
import { type LexiconText, lexiconError, readLexicon } from '../read-lexicon.ts'

/** Broken plural → its commonest singular, and feminine → masculine. Throws `bad_input` with file, line and reason. */
export function readSingulars(textOf: LexiconText): Map<string, string> {
  const singulars = new Map<string, string>()
  for (const row of readLexicon('feminines.tsv', 2, textOf)) {
    const [feminine = '', masculine = ''] = row.cells
    requireWords('feminines.tsv', row)
    if (feminine === masculine) throw lexiconError('feminines.tsv', row, 'a feminine is not its own masculine')
    if (singulars.has(feminine)) throw lexiconError('feminines.tsv', row, 'this feminine stands here twice')
    singulars.set(feminine, masculine)
  }
  const pairs = new Set<string>()
  for (const row of readLexicon('plurals.tsv', 2, textOf)) {
    const [plural = '', singular = ''] = row.cells
    requireWords('plurals.tsv', row)
    if (plural === singular) throw lexiconError('plurals.tsv', row, 'a plural is not its own singular')
    if (pairs.has(`${plural}\t${singular}`)) throw lexiconError('plurals.tsv', row, 'this pair stands here twice')
    if (pairs.has(`${singular}\t${plural}`)) throw lexiconError('plurals.tsv', row, 'these two are each other’s plural')
    pairs.add(`${plural}\t${singular}`)
    if (!singulars.has(plural)) singulars.set(plural, singular)
  }
  return singulars
}
