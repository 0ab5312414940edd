import { once } from '../once.ts'
import { type Family, familiesOf } from './families.ts'
import { headsOf } from './heads.ts'
import { type LexiconText, shippedText } from './read-lexicon.ts'
import { readCenturies } from './readers/read-centuries.ts'
import { readFirstHamzas } from './readers/read-first-hamzas.ts'
import { readFormulas } from './readers/read-formulas.ts'
import { type Month, readMonths } from './readers/read-months.ts'
import { type NameExceptions, readNameExceptions } from './readers/read-name-exceptions.ts'
import { type Name, readNames } from './readers/read-names.ts'
import { type Particle, readParticles } from './readers/read-particles.ts'
import { readPasts } from './readers/read-pasts.ts'
import { readPlaces } from './readers/read-places.ts'
import { type Protection, readProtections } from './readers/read-protections.ts'
import { readSingulars } from './readers/read-singulars.ts'
import { readSpellings } from './readers/read-spellings.ts'
import { type IsStopWord, readStopWords } from './readers/read-stop-words.ts'
import { readPhrases, readWords } from './readers/read-words.ts'

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
  readonly isStopWord: IsStopWord
  /** Each word that stands for another, and that one. */
  rewrites(): Iterable<readonly [word: string, other: string]>
  /** What queries know of other ways to write their words; read when it is first asked for. */
  readonly inQueries: QueryLists
}

/** Lists of what may be written in other words, or in one word or several. */
export type QueryLists = {
  families(): readonly Family[]
  names(): readonly Name[]
  nameExceptions(): NameExceptions
  months(): readonly Month[]
  /** Words and letters that stand between a month and its day or year. */
  dateWords(): readonly string[]
  /** Initials, parted by spaces, that people write without spaces too. */
  agencies(): readonly string[]
  /** The ways to write each formula. */
  formulas(): readonly (readonly string[])[]
}

const NONE: readonly Protection[] = []

/** Reads the word lists. Throws `bad_input` with file, line and reason for a row that can't be. */
export function loadLexicon(textOf: LexiconText = shippedText): Lexicon {
  const places = readPlaces(textOf)
  const spellings = readSpellings(textOf)
  const heads = headsOf(places, spellings)
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
    isStopWord: readStopWords(textOf),
    rewrites: () => [...heads, ...singulars, ...pasts],
    inQueries: {
      families: once(() => familiesOf(places, spellings, readCenturies(textOf))),
      names: once(() => readNames(textOf)),
      nameExceptions: once(() => readNameExceptions(textOf)),
      months: once(() => readMonths(textOf)),
      dateWords: once(() => readWords('date-words.tsv', textOf)),
      agencies: once(() => readPhrases('agencies.tsv', textOf)),
      formulas: once(() => readFormulas(textOf)),
    },
  }
}
