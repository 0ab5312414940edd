import { readCenturies } from './read-centuries.ts'
import { type LexiconText, readLexicon, shippedText } from './read-lexicon.ts'

/** Ways to write or name one thing that meet in the query, because one of them has several words or is another word. */
export type Family = {
  readonly kind: 'spelling' | 'place' | 'century' | 'synonym'
  /** What may be typed. */
  readonly spellings: readonly string[]
  /** What is looked for besides; of spellings that are one at the stem only the usual one. */
  readonly wanted: readonly string[]
}

/** Of the heads in cities.tsv that are names only with the article, those that have a name of several words. */
const DEFINITE_CITIES = ['قدس']

const NEEDS_ARTICLES = 'only with both articles'

/** The families of which a spelling has several words, centuries, and synonyms. Throws `bad_input` with file, line and reason. */
export function readFamilies(textOf: LexiconText = shippedText): Family[] {
  const families: Family[] = []
  const addPlace = (name: string, others: string, needsArticles: boolean) => {
    if (others === '-' || !(name + others).includes(' ')) return
    // The black mountain is a country, any other black mountain none.
    const head = needsArticles ? name.replaceAll(/^| /g, '$&ال') : name
    families.push(createFamily('place', [head, ...others.split('|')]))
  }
  for (const { cells } of readLexicon('countries.tsv', 5, textOf)) {
    const [name = '', others = '', , , trap = ''] = cells
    addPlace(name, others, trap.includes(NEEDS_ARTICLES))
  }
  for (const { cells } of readLexicon('cities.tsv', 3, textOf)) {
    const [name = '', others = ''] = cells
    addPlace(name, others, DEFINITE_CITIES.includes(name))
  }
  for (const { cells } of readLexicon('spellings.tsv', 2, textOf)) {
    const [spellings = '', kind] = cells
    if (kind === 'synonym-device') families.push(createGroup('synonym', spellings.split('|')))
    else if (spellings.includes(' ')) families.push(createFamily('spelling', spellings.split('|')))
  }
  for (const spellings of readCenturies(textOf)) families.push(createGroup('century', spellings))
  return families
}

/** The stemmer joins the words of a family whose head is one word. */
function createFamily(kind: Family['kind'], spellings: readonly string[]): Family {
  const [head = ''] = spellings
  const joined = !head.includes(' ')
  const wanted = spellings.filter((spelling) => spelling === head || !joined || spelling.includes(' '))
  return { kind, spellings, wanted }
}

const createGroup = (kind: Family['kind'], words: readonly string[]): Family => {
  return { kind, spellings: words, wanted: words }
}
