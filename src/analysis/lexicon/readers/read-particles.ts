import { partsOf, requireWords } from '../cells.ts'
import { type LexiconText, lexiconError, readLexicon } from '../read-lexicon.ts'

/** A particle and the word that it is written onto. */
export type Particle = { readonly particle: string; readonly rest: string }

/** Written word → its parts. Throws `bad_input` with file, line and reason. */
export function readParticles(textOf: LexiconText): Map<string, Particle> {
  const particles = new Map<string, Particle>()
  for (const row of readLexicon('particles.tsv', 2, textOf)) {
    const [particle = '', cell] = row.cells
    const rests = partsOf(cell)
    requireWords('particles.tsv', row, [particle, ...rests])
    for (const rest of rests) {
      if (particles.has(particle + rest)) throw lexiconError('particles.tsv', row, `"${rest}" stands here twice`)
      particles.set(particle + rest, { particle, rest })
    }
  }
  return particles
}
