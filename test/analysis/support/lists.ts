import { type Lexicon, loadLexicon } from '../../../src/analysis/lexicon/lexicon.ts'
import { type LexiconText, shippedText } from '../../../src/analysis/lexicon/read-lexicon.ts'
import { createVocabulary, type Vocabulary } from '../../../src/analysis/stemmer/vocabulary.ts'

const HEADER = '# A list.\n# columns\n'

/** The shipped lists, but for one of them: its first row is in line 3. */
export const withText =
  (name: string, rows: string): LexiconText =>
  (asked) =>
    asked === name ? HEADER + rows : shippedText(asked)

/** A lexicon that knows these lists only: name of the file → its rows. */
export const lexiconOf = (lists: Readonly<Record<string, string>> = {}): Lexicon =>
  loadLexicon((name) => lists[name] ?? '')

/** Words and how often they occur. */
export type Counts = Readonly<Record<string, number>>

/** A vocabulary of these words only. */
export const vocabularyOf = (counts: Counts, shortNouns: readonly string[] = []): Vocabulary =>
  createVocabulary(
    Object.entries(counts).toSorted(([, one], [, other]) => other - one),
    shortNouns,
  )
