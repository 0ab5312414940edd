import { BEH, FEH, KAF, LAM, WAW } from '../../analysis/spelling/letters.ts'

const PARTICLES = new RegExp(`^([${WAW}${FEH}]?)([${BEH}${KAF}${LAM}]?)`)

/** A word, and what is left of it when و or ف, then ب, ك or ل, are taken for particles written onto it. */
export function withoutParticles(word: string): string[] {
  const [both = '', conjunction = ''] = PARTICLES.exec(word) ?? []
  const lengths = new Set([0, conjunction.length, both.length])
  return [...lengths].map((length) => word.slice(length)).filter((rest) => rest.length > 1)
}
