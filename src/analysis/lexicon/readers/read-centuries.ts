import { requireKind } from '../cells.ts'
import { type LexiconText, readLexicon } from '../read-lexicon.ts'

/** The ways to write each century up to ours, in words and digits: القرن التاسع عشر, القرن 19, القرن الـ19. */
export function readCenturies(textOf: LexiconText): string[][] {
  const ordinals = readLexicon('numbers.tsv', 4, textOf).flatMap((row) => {
    const [number = '', kind = '', words = ''] = row.cells
    requireKind('numbers.tsv', row, kind, ['cardinal', 'ordinal'])
    return kind === 'ordinal' ? [{ number, words: words.split('|').map((word) => `ال${word}`) }] : []
  })
  return ordinals.map(({ number, words }) => [...words, number, `ال ${number}`].map((word) => `القرن ${word}`))
}
