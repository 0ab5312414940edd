import { TEH_MARBUTA } from '../letters.ts'
import { foldStem } from '../stemmer/hamza.ts'
import { type LexiconRow, lexiconError, readLexicon } from './read-lexicon.ts'

/** Why a word is whole at one of its ends: the kinds of protected.tsv and of keep-teh-marbuta.tsv. */
export type Protection = string

export type Particle = { readonly particle: string; readonly rest: string }

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
}

/** Reads the word lists. Throws `bad_input` with file, line and reason for a row that can't be. */
export function loadLexicon(): Lexicon {
  const families = readFamilies()
  const singulars = readSingulars()
  const particles = readParticles()
  const pasts = new Map(
    readLexicon('irregular-verbs.tsv', 2).map(({ cells: [imperfect = '', past = ''] }) => [imperfect, past] as const),
  )
  const toldByHamza = new Set(readLexicon('first-hamzas.tsv', 2).flatMap(({ cells }) => cells))
  const protections = readProtections()
  return {
    familyOf: (plain) => families.get(plain),
    singularOf: (plain) => singulars.get(plain),
    pastOf: (plain) => pasts.get(plain),
    isToldByHamza: (plain) => toldByHamza.has(plain),
    particleOf: (plain) => particles.get(plain),
    protectionsOf: (plain) => protections.get(plain) ?? [],
  }
}

const MULTIPLE = '|'
const NONE = '-'

/** Form → head. Words of several parts meet in the query, not here; so do synonyms, which are other words. */
function readFamilies(): Map<string, string> {
  const heads = new Map<string, string>()
  const add = (head: string, forms: readonly string[]) => {
    // A feminine adjective is of the family of its masculine: أميركية of أمريكا.
    const own = heads.get(head) ?? heads.get(head.replace(/ة$/, '')) ?? head
    for (const form of [head, ...forms]) if (!form.includes(' ') && !heads.has(form)) heads.set(form, own)
  }
  const parts = (cell = NONE): string[] => (cell === NONE ? [] : cell.split(MULTIPLE))
  for (const { cells } of readLexicon('countries.tsv', 5)) {
    const [name = '', variants, adjectives, people] = cells
    if (!name.includes(' ')) add(name, [...parts(variants), ...parts(adjectives), ...parts(people)])
  }
  for (const { cells } of readLexicon('cities.tsv', 3)) {
    const [name = '', variants, adjectives] = cells
    if (!name.includes(' ')) add(name, [...parts(variants), ...parts(adjectives)])
  }
  for (const row of readLexicon('spellings.tsv', 2)) {
    const [family = '', kind] = row.cells
    const [head = '', ...forms] = family.split(MULTIPLE)
    if (forms.length === 0) throw lexiconError('spellings.tsv', row, 'a family has two spellings or more')
    if (kind !== 'synonym-device' && !head.includes(' ') && !meetAnyway([head, ...forms])) add(head, forms)
  }
  return heads
}

/** Whether the one letter for hamza joins the spellings by itself; then their inflections are cut as usual. A word in
 * ة may be one that keeps it, and must be known in every spelling. */
const meetAnyway = (forms: readonly string[]): boolean =>
  !forms.some((form) => form.endsWith(TEH_MARBUTA)) && new Set(forms.map(foldStem)).size === 1

function readSingulars(): Map<string, string> {
  const singulars = new Map<string, string>()
  const pairs = new Set<string>()
  for (const row of readLexicon('feminines.tsv', 2)) {
    const [feminine = '', masculine = ''] = row.cells
    requireWords('feminines.tsv', row)
    if (singulars.has(feminine)) throw lexiconError('feminines.tsv', row, 'this feminine stands here twice')
    singulars.set(feminine, masculine)
  }
  for (const row of readLexicon('plurals.tsv', 2)) {
    const [plural = '', singular = ''] = row.cells
    requireWords('plurals.tsv', row)
    if (plural === singular) throw lexiconError('plurals.tsv', row, 'a plural is not its own singular')
    if (pairs.has(`${plural}\t${singular}`)) throw lexiconError('plurals.tsv', row, 'this pair stands here twice')
    if (singulars.get(singular) === plural) throw lexiconError('plurals.tsv', row, 'these two are each other’s plural')
    pairs.add(`${plural}\t${singular}`)
    if (!singulars.has(plural)) singulars.set(plural, singular)
  }
  return singulars
}

function readParticles(): Map<string, Particle> {
  const particles = new Map<string, Particle>()
  for (const row of readLexicon('particles.tsv', 2)) {
    const [particle = '', rests = ''] = row.cells
    for (const rest of rests.split(MULTIPLE)) {
      if (particles.has(particle + rest)) throw lexiconError('particles.tsv', row, `"${rest}" stands here twice`)
      particles.set(particle + rest, { particle, rest })
    }
  }
  return particles
}

function readProtections(): Map<string, readonly Protection[]> {
  const protections = new Map<string, readonly Protection[]>()
  for (const row of readLexicon('protected.tsv', 2)) {
    const [word = '', why = ''] = row.cells
    if (protections.has(word)) throw lexiconError('protected.tsv', row, 'this word stands here twice')
    protections.set(word, why.split(MULTIPLE))
  }
  for (const { cells } of readLexicon('keep-teh-marbuta.tsv', 2)) {
    const [word = ''] = cells
    protections.set(word, [...(protections.get(word) ?? []), 'keep-teh-marbuta'])
  }
  return protections
}

const WORD = /^[\u0621-\u063a\u0641-\u064a]+$/

function requireWords(name: string, row: LexiconRow): void {
  const wrong = row.cells.find((cell) => !WORD.test(cell))
  if (wrong !== undefined) throw lexiconError(name, row, `"${wrong}" is not one Arabic word without marks`)
}
