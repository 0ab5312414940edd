import type { Analyzer } from '../../analysis/token.ts'
import type { QueryWord } from '../tree.ts'
import type { Expansion } from './expand-words.ts'
import { type Finding, VARIANT_WEIGHTS, type Variant } from './expander.ts'

type WeightedWords = { readonly weight: number; readonly words: readonly QueryWord[] }

/**
 * A finding of these words with its variants analysed, each spelling once; undefined when they find nothing that the
 * typed words would not. What is to be left out (`negated`) is what was named, not what may be meant as well.
 */
export function analyseFinding(
  { from, length, variants, apart }: Finding,
  words: readonly QueryWord[],
  { negated, analyzer }: { readonly negated: boolean; readonly analyzer: Analyzer },
): Expansion | undefined {
  const typed = words.slice(from, from + length)
  const stems = stemsOf(typed)
  const seen = new Set([spellingOf(typed)])
  const others: WeightedWords[] = []
  for (const variant of variants) {
    if (negated && variant.weight < VARIANT_WEIGHTS.spelling) continue
    const other = analyseVariant(variant, length, analyzer)
    const spelling = spellingOf(other.words)
    // Words that are looked for by themselves as well are found in every form.
    if (seen.has(spelling) || (apart && stemsOf(other.words) === stems)) continue
    seen.add(spelling)
    others.push(other)
  }
  if (others.every((other) => stemsOf(other.words) === stems)) return undefined
  const text = typed.map((word) => word.text).join(' ')
  const all = [{ weight: 1, words: typed }, ...others]
  return { from, length, apart, alternatives: { type: 'alternatives', text, variants: all } }
}

function analyseVariant({ text, weight, level }: Variant, typed: number, analyzer: Analyzer): WeightedWords {
  const words = analyzer.analyze(text).map(({ text, terms, stopWord }): QueryWord => {
    return { type: 'word', text, terms, stopWord, ...(level === undefined ? {} : { level }) }
  })
  // A phrase's score sums the rarities of its words, and would count more than the fewer words that were typed.
  return { words, weight: weight * Math.min(1, Math.sqrt(typed / words.length)) }
}

const spellingOf = (words: readonly QueryWord[]): string => words.map(({ terms }) => terms.folded).join(' ')

const stemsOf = (words: readonly QueryWord[]): string => words.map(({ terms }) => terms.stem).join(' ')
