import type { Name } from '../../analysis/lexicon/readers/read-names.ts'

/** The ways to write a name: with each of its first parts, and with or without each of its spaces. */
export function spellName({ firsts, rest }: Pick<Name, 'firsts' | 'rest'>): string[] {
  return firsts.flatMap((first) =>
    rest.reduce<string[]>(
      (spellings, part) => spellings.flatMap((spelling) => [`${spelling} ${part}`, spelling + part]),
      [first],
    ),
  )
}
