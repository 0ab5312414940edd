import type { Place } from './readers/read-places.ts'
import { type SpellingFamily, SYNONYM } from './readers/read-spellings.ts'

/** Ways to write or name one thing that meet in the query, because one of them has several words or is another word. */
export type Family = {
  readonly kind: 'spelling' | 'place' | 'century' | 'synonym'
  /** What may be typed. */
  readonly spellings: readonly string[]
  /** What is looked for besides; of spellings that are one at the stem only the usual one. */
  readonly wanted: readonly string[]
}

/** The families of which a spelling has several words, synonyms, and centuries. */
export function familiesOf(
  places: readonly Place[],
  spellings: readonly SpellingFamily[],
  centuries: readonly (readonly string[])[],
): Family[] {
  return [
    // The black mountain is a country, any other black mountain none.
    ...places.flatMap(({ name, definite, others }) => severalWords('place', [definite ?? name, ...others])),
    ...spellings.flatMap(({ kind, spellings: family }) =>
      kind === SYNONYM ? [anyOf('synonym', family)] : severalWords('spelling', family),
    ),
    ...centuries.map((century) => anyOf('century', century)),
  ]
}

/** The stemmer joins the words of a family whose head is one word. */
function severalWords(kind: Family['kind'], spellings: readonly string[]): Family[] {
  const [head = ''] = spellings
  if (spellings.length === 1 || !spellings.some((spelling) => spelling.includes(' '))) return []
  const joined = !head.includes(' ')
  const wanted = spellings.filter((spelling) => spelling === head || !joined || spelling.includes(' '))
  return [{ kind, spellings, wanted }]
}

const anyOf = (kind: Family['kind'], words: readonly string[]): Family => ({ kind, spellings: words, wanted: words })
