import { readFirstHamzas } from './read-first-hamzas.ts'
import { readHeads } from './read-heads.ts'
import { type LexiconText, shippedText } from './read-lexicon.ts'
import { type Particle, readParticles } from './read-particles.ts'
import { readPasts } from './read-pasts.ts'
import { type Protection, readProtections } from './read-protections.ts'
import { readSingulars } from './read-singulars.ts'

export type { Protection } from './read-protections.ts'

/** What the reviewed word lists know about spellings with their hamzas. */
export type Lexicon = {
  /** The head of the family of spellings that one of its members belongs to: أميركا and أميركي are of أمريكا. */
  familyOf(plain: string): string | undefined
  /** The singular of a broken plural, or the masculine of a feminine without an ending. */
  singularOf(plain: string): string | undefined
  /** The past of an irregular verb's imperfect with ي. */
  pastOf(plain: string): string | undefined
  /** Whether the hamza on the word's first alef tells it from another word: أعلام and إعلام. */
  isToldByHamza(plain: string): boolean
  /** The particle of a word that has one although counts say otherwise, and what is left. */
  particleOf(plain: string): Particle | undefined
  /** The ends at which the word is whole. */
  protectionsOf(plain: string): readonly Protection[]
  /** Each word that stands for another, and that one. */
  rewrites(): Iterable<readonly [word: string, other: string]>
}

const NONE: readonly Protection[] = []

/** Reads the word lists. Throws `bad_input` with file, line and reason for a row that can't be. */
export function loadLexicon(textOf: LexiconText = shippedText): Lexicon {
  const heads = readHeads(textOf)
  const singulars = readSingulars(textOf)
  const particles = readParticles(textOf)
  const pasts = readPasts(textOf)
  const toldByHamza = readFirstHamzas(textOf)
  const protections = readProtections(textOf)
  return {
    familyOf: (plain) => heads.get(plain),
    singularOf: (plain) => singulars.get(plain),
    pastOf: (plain) => pasts.get(plain),
    isToldByHamza: (plain) => toldByHamza.has(plain),
    particleOf: (plain) => particles.get(plain),
    protectionsOf: (plain) => protections.get(plain) ?? NONE,
    rewrites: () => [...heads, ...singulars, ...pasts],
  }
}
