import type { QueryAlternatives, QueryWord } from '../../query/tree.ts'

/** A phrase of plain words, and the product of its variants' weights. */
export type WeightedWords = { readonly words: readonly QueryWord[]; readonly weight: number }

/** Into how many plain phrases one is multiplied out at most; the rest is not looked for. */
const MOST_COMBINATIONS = 64

/** Every way to read a phrase whose parts may be written in several ways. */
export function multiplyOut(parts: readonly (QueryWord | QueryAlternatives)[]): WeightedWords[] {
  return parts.reduce<WeightedWords[]>(
    (combinations, part) => {
      const variants = part.type === 'word' ? [{ weight: 1, words: [part] }] : part.variants
      return combinations
        .flatMap(({ words, weight }) =>
          variants.map((variant) => ({ words: [...words, ...variant.words], weight: weight * variant.weight })),
        )
        .slice(0, MOST_COMBINATIONS)
    },
    [{ words: [], weight: 1 }],
  )
}
