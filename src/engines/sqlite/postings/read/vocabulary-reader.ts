import { LEVEL_NAMES, type LevelName, PLACEHOLDER, type Terms } from '../../../../analysis/token.ts'
import type { Connection } from '../../connection.ts'
import { type Form, readForms } from '../format/forms.ts'
import { beginningFamily, type LevelSet, levelSet, wordFamily } from '../format/keys.ts'
import type { PostingsLayout } from '../postings-layout.ts'

/** A family (as in keys), and for each of its forms the levels at which it is what is looked for. */
export type FamilyMatch = { readonly family: number; readonly levels: readonly LevelSet[] }

/** Finds forms. */
export type VocabularyReader = {
  /** The families that have forms of these terms. */
  ofTerms(terms: Terms): FamilyMatch[]
  /** Those that have forms that begin so at a level. */
  ofPrefix(level: LevelName, prefix: string): FamilyMatch[]
  /** The family of a beginning, as in keys; undefined when no document has it. */
  ofBeginning(beginning: string): number | undefined
  /** Forgets what it keeps: more forms may have been written. */
  forget(): void
}

/** Forms that a reader keeps; some 300 bytes each. */
const KEPT_FORMS = 100_000

/** Sorts after every term that begins like the text before it. */
const LAST = '\u{10ffff}'

const MARKED = LEVEL_NAMES.indexOf('marked')

/** Prepares its statements. */
export function createVocabularyReader(connection: Connection, layout: PostingsLayout): VocabularyReader {
  const { families, terms: table, beginnings } = layout
  const sql = {
    withTerm: `SELECT family FROM ${table} WHERE term = ?`,
    withPrefix: `SELECT DISTINCT family FROM ${table} WHERE term >= ? AND term < ?`,
    forms: `SELECT forms FROM ${families} WHERE family = ?`,
    beginning: `SELECT number FROM ${beginnings} WHERE beginning = ?`,
  }
  /** The one that was read first comes first, and goes first. */
  const kept = new Map<number, readonly Form[]>()
  let keptForms = 0

  function formsOf(family: number): readonly Form[] {
    const known = kept.get(family)
    if (known !== undefined) return known
    const forms = readForms(connection.values<string>(sql.forms).get(family) ?? '')
    kept.set(family, forms)
    keptForms += forms.length
    for (const [oldest, { length }] of kept) {
      if (keptForms <= KEPT_FORMS) break
      kept.delete(oldest)
      keptForms -= length
    }
    return forms
  }

  function matchesIn(families: readonly number[], levelsOf: (form: Form) => LevelSet): FamilyMatch[] {
    return families.flatMap((family) => {
      const levels = formsOf(family).map(levelsOf)
      return levels.some((set) => set !== 0) ? [{ family: wordFamily(family), levels }] : []
    })
  }

  return {
    ofTerms(terms) {
      const wanted = LEVEL_NAMES.map((level) => terms[level].toWellFormed())
      // Nearly every word is without marks, and that says nothing.
      if (wanted[MARKED] === PLACEHOLDER) wanted[MARKED] = ''
      const withTerm = connection.values<number>(sql.withTerm)
      const found = new Set([...new Set(wanted)].flatMap((term) => (term === '' ? [] : withTerm.all(term))))
      return matchesIn([...found], (form) => levelsOf(form, wanted))
    },
    ofPrefix(level, prefix) {
      const beginning = prefix.toWellFormed()
      const place = LEVEL_NAMES.indexOf(level)
      const found = connection.values<number>(sql.withPrefix).all(beginning, beginning + LAST)
      return matchesIn(found, (form) => (form[place]?.startsWith(beginning) ? levelSet(level) : 0))
    },
    ofBeginning(beginning) {
      const number = connection.values<number>(sql.beginning).get(beginning.toWellFormed())
      return number === undefined ? undefined : beginningFamily(number)
    },
    forget() {
      kept.clear()
      keptForms = 0
    },
  }
}

function levelsOf(form: Form, wanted: readonly string[]): LevelSet {
  let levels = 0
  for (let i = 0; i < wanted.length; i++) if (form[i] === wanted[i]) levels |= 1 << i
  return levels
}
