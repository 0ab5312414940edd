import fc from 'fast-check'
import { readCounts, shippedText } from '../../../src/analysis/lexicon/read-lexicon.ts'
import { ENCLITICS } from '../../../src/analysis/stemmer/enclitics.ts'
import { PROCLITICS } from '../../../src/analysis/stemmer/proclitics.ts'
import { PREFIXES } from '../../../src/analysis/stemmer/verbs.ts'

const words = Array.from(readCounts('vocabulary.tsv', shippedText), ([word]) => word).filter(
  (_, rank) => rank % 20 === 0,
)
const beginnings = [...PROCLITICS.map(({ letters }) => letters), ...PREFIXES.map(({ prefix }) => prefix), 'ي']
const endings = [...ENCLITICS.map(({ letters }) => letters), 'ة', 'ى', 'ته', 'يهم', 'ؤه', 'ئهم', '\u064bا']

const joined = (parts: readonly string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 2 }).map((some) => some.join(''))

/** A word of the vocabulary, or of any letters, with what may be cut off it or not. */
export const affixedWord = fc
  .tuple(
    joined(beginnings),
    fc.oneof(
      fc.constantFrom(...words),
      fc.string({ unit: fc.constantFrom(...'ابتحدرسعفقكلمنهويىةءأإآؤئ'), maxLength: 4 }),
    ),
    joined(endings),
  )
  .map((parts) => parts.join(''))
  .filter((word) => word !== '')
