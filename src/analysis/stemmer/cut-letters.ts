import { ENCLITICS } from './enclitics.ts'
import { PROCLITICS } from './proclitics.ts'
import { PREFIXES } from './verbs.ts'

/** The letters of all that the stemmer cuts off or takes for another's: a stem may lack them, and has no others besides
 * its word's. */
export const CUT_LETTERS = [
  ...PROCLITICS.map(({ letters }) => letters),
  ...ENCLITICS.map(({ letters }) => letters),
  ...PREFIXES.map(({ prefix }) => prefix),
].join('')
