import { LEVEL_NAMES } from '../../../../analysis/token.ts'
import { PHRASE_LEVELS } from '../../../engine.ts'
import type { Connection } from '../../connection.ts'
import { broadOf, type Form, readForms, renderAdded, renderForm, termsOfForm } from '../format/forms.ts'
import { beginningFamily, beginningOf, levelSet, wordFamily } from '../format/keys.ts'
import { MOST_FORMS } from '../format/posting-list.ts'
import type { PostingsLayout } from '../postings-layout.ts'
import { createFormCache } from './form-cache.ts'

/** Where a form is. */
export type KnownForm = {
  /** Its family (as in keys) × `MOST_FORMS` + its number there. */
  readonly place: number
  /** The families (as in keys) of its beginnings, and the level at which it begins so, as a bit. */
  readonly beginnings: readonly { readonly family: number; readonly bit: number }[]
}

/** Gives forms their places; new ones are written by `finish`. All in the caller's transaction. */
export type VocabularyWriter = {
  /** Before a batch. `version` changes whenever somebody else may have written. */
  begin(version: number): void
  find(form: Form): KnownForm
  /** After it; `version` as the next `begin` will say it if nobody else writes. */
  finish(version: number): void
}

/** Beginnings are looked for at these levels. */
const BEGINNING_LEVELS = PHRASE_LEVELS.map((level) => ({ level: LEVEL_NAMES.indexOf(level), bit: levelSet(level) }))

/** A family while a batch is written. */
type Family = {
  readonly number: number
  /** How many forms it has, with those that are new. */
  size: number
  /** Its forms, read when there is doubt whether one is new. */
  forms: Map<string, number> | undefined
  readonly added: string[]
}

/** Prepares its statements. */
export function createVocabularyWriter(connection: Connection, layout: PostingsLayout): VocabularyWriter {
  const { families, terms, beginnings } = layout
  const sql = {
    ofBroad: connection.rows<[family: number, size: number]>(
      `SELECT family, size FROM ${families} WHERE broad = ? ORDER BY family`,
    ),
    forms: connection.values<string>(`SELECT forms FROM ${families} WHERE family = ?`),
    insert: connection.rows(`INSERT INTO ${families}(broad, size, forms) VALUES (?, 0, '')`),
    append: connection.rows(`UPDATE ${families} SET forms = forms || ?, size = ? WHERE family = ?`),
    hasTerm: connection.values<number>(`SELECT 1 FROM ${terms} WHERE term = ? AND family = ?`),
    insertTerm: connection.rows(`INSERT OR IGNORE INTO ${terms}(term, family) VALUES (?, ?)`),
    beginning: connection.values<number>(`SELECT number FROM ${beginnings} WHERE beginning = ?`),
    insertBeginning: connection.rows(`INSERT INTO ${beginnings}(beginning) VALUES (?)`),
  }
  const cache = createFormCache<KnownForm>(EXACT)
  /** Few: letters × letters. */
  const knownBeginnings = new Map<string, number>()
  const batch = new Map<string, Family[]>()
  let known: number | undefined

  function forget(): void {
    cache.clear()
    knownBeginnings.clear()
    batch.clear()
  }

  function familiesOf(broad: string): Family[] {
    const read = batch.get(broad)
    if (read !== undefined) return read
    const found = sql.ofBroad
      .all(broad)
      .map(([number, size]): Family => ({ number, size, forms: undefined, added: [] }))
    batch.set(broad, found)
    return found
  }

  function placeOf(form: Form): number {
    // As SQLite will give it back: half a surrogate pair doesn't survive UTF-8.
    const whole = form.map((term) => term.toWellFormed())
    const same = familiesOf(broadOf(whole))
    for (const family of same) {
      // Nearly every new form has a new spelling, and no other form needs to be read then.
      if (sql.hasTerm.get(whole[EXACT], family.number) === undefined) continue
      const number = readFamily(family).get(renderForm(whole))
      if (number !== undefined) return placeIn(family, number)
    }
    const last = same.at(-1)
    const family = last !== undefined && last.size < MOST_FORMS ? last : addFamily(broadOf(whole), same)
    return placeIn(family, addTo(family, whole))
  }

  function readFamily(family: Family): Map<string, number> {
    if (family.forms !== undefined) return family.forms
    const written = readForms(sql.forms.get(family.number) ?? '').map(renderForm)
    family.forms = new Map([...written, ...family.added].map((text, number) => [text, number]))
    return family.forms
  }

  function addTo(family: Family, form: Form): number {
    const text = renderForm(form)
    const number = family.size++
    family.added.push(text)
    family.forms?.set(text, number)
    for (const term of termsOfForm(form)) sql.insertTerm.run(term, family.number)
    return number
  }

  function beginningsOf(form: Form): KnownForm['beginnings'] {
    return BEGINNING_LEVELS.flatMap(({ level, bit }) => {
      const beginning = beginningOf(form[level] ?? '')
      return beginning === undefined ? [] : [{ family: familyOfBeginning(beginning.toWellFormed()), bit }]
    })
  }

  function familyOfBeginning(beginning: string): number {
    const known = knownBeginnings.get(beginning)
    if (known !== undefined) return known
    const number = sql.beginning.get(beginning) ?? Number(sql.insertBeginning.run(beginning).lastInsertRowid)
    knownBeginnings.set(beginning, beginningFamily(number))
    return beginningFamily(number)
  }

  function addFamily(broad: string, same: Family[]): Family {
    const number = Number(sql.insert.run(broad).lastInsertRowid)
    const family: Family = { number, size: 0, forms: undefined, added: [] }
    same.push(family)
    return family
  }

  return {
    begin(version) {
      if (version !== known) forget()
      known = undefined
    },
    find(form) {
      const known = cache.get(form)
      if (known !== undefined) return known
      const found = { place: placeOf(form), beginnings: beginningsOf(form) }
      cache.set(form, found)
      return found
    },
    finish(version) {
      for (const same of batch.values()) {
        for (const { number, size, added } of same)
          if (added.length > 0) sql.append.run(renderAdded(added), size, number)
      }
      batch.clear()
      known = version
    },
  }
}

const EXACT = LEVEL_NAMES.indexOf('exact')

const placeIn = ({ number }: Family, form: number): number => wordFamily(number) * MOST_FORMS + form
