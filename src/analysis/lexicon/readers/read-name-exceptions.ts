import { requireKind, requirePhrases } from '../cells.ts'
import { type LexiconText, readLexicon } from '../read-lexicon.ts'

/** What looks like a name of several words and is none, or one that is looked for as plain words too. */
export type NameExceptions = Readonly<Record<'plain' | 'no-name' | 'no-son', ReadonlySet<string>>>

/** The exceptions by kind, which name-exceptions.tsv explains. Throws `bad_input` with file, line and reason. */
export function readNameExceptions(textOf: LexiconText): NameExceptions {
  const exceptions = { plain: new Set<string>(), 'no-name': new Set<string>(), 'no-son': new Set<string>() }
  const kinds = Object.keys(exceptions)
  for (const row of readLexicon('name-exceptions.tsv', 2, textOf)) {
    const [words = '', kind = ''] = row.cells
    requirePhrases('name-exceptions.tsv', row, [words])
    requireKind('name-exceptions.tsv', row, kind, kinds)
    exceptions[kind as keyof NameExceptions].add(words)
  }
  return exceptions
}
