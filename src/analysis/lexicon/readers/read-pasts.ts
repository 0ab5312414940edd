import { requireWords } from '../cells.ts'
import { type LexiconText, lexiconError, readLexicon } from '../read-lexicon.ts'

/** The past of irregular verbs by their imperfect with ي. Throws `bad_input` with file, line and reason. */
export function readPasts(textOf: LexiconText): Map<string, string> {
  const pasts = new Map<string, string>()
  for (const row of readLexicon('irregular-verbs.tsv', 2, textOf)) {
    const [imperfect = '', past = ''] = row.cells
    requireWords('irregular-verbs.tsv', row)
    if (!imperfect.startsWith('ي')) throw lexiconError('irregular-verbs.tsv', row, 'an imperfect begins with ي here')
    if (pasts.has(imperfect)) throw lexiconError('irregular-verbs.tsv', row, 'this imperfect stands here twice')
    pasts.set(imperfect, past)
  }
  return pasts
}
