import { requireKind, requirePhrases } from '../cells.ts'
import { type LexiconText, lexiconError, readLexicon } from '../read-lexicon.ts'

/** A month as one system names it: `names` are spellings of one name, the usual one first. */
export type Month = {
  /** 1 to 12. */
  readonly number: number
  /** Months of one calendar with the same number are the same. */
  readonly calendar: 'gregorian' | 'hijri'
  readonly names: readonly string[]
  /** Whether a name is another word too, or a name of people. */
  readonly ambiguous: boolean
}

/** The months of every system. Throws `bad_input` with file, line and reason. */
export function readMonths(textOf: LexiconText): Month[] {
  const seen = new Set<string>()
  return readLexicon('months.tsv', 4, textOf).map((row) => {
    const [number = '', system = '', cell = '', ambiguous = ''] = row.cells
    const names = cell.split('|')
    if (!/^(?:[1-9]|1[0-2])$/.test(number)) throw lexiconError('months.tsv', row, `"${number}" is no month`)
    if (seen.has(number + system)) throw lexiconError('months.tsv', row, `${system} has this month already`)
    requirePhrases('months.tsv', row, names)
    requireKind('months.tsv', row, ambiguous, ['yes', 'no'])
    seen.add(number + system)
    return {
      number: Number(number),
      calendar: system === 'hijri' ? 'hijri' : 'gregorian',
      names,
      ambiguous: ambiguous === 'yes',
    }
  })
}
