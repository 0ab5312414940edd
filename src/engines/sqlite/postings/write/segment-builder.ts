import { byLevel, LEVEL_NAMES, type LevelName } from '../../../../analysis/token.ts'
import { type AnalysedDocument, PHRASE_LEVELS } from '../../../engine.ts'
import type { Form } from '../format/forms.ts'
import { beginningOf } from '../format/keys.ts'
import { type EncodedPostings, encodePostings, MOST_FORMS } from '../format/posting-list.ts'
import type { TextField } from '../postings-layout.ts'
import { readForms } from './read-streams.ts'
import type { VocabularyWriter } from './vocabulary-writer.ts'

/** What one form has in one field, growing. */
type Growing = {
  readonly form: number
  readonly field: number
  readonly documents: number[]
  readonly frequencies: number[]
  readonly positions: number[]
}

/** The lists of a new segment: family (as in keys) → lists, in the families' order, each made when it is asked for. */
export type NewLists = Iterable<readonly [family: number, lists: EncodedPostings]>

/** Beginnings are looked for at these levels; the set of those at which a document has one is the "form" of its entry. */
const BEGINNING_LEVELS = PHRASE_LEVELS.map((level) => ({
  place: LEVEL_NAMES.indexOf(level),
  bit: beginningBit(level),
}))

/** The bit of a level in the "form" of a beginning. */
export function beginningBit(level: LevelName): number {
  return 1 << LEVEL_NAMES.indexOf(level)
}

const NO_STREAMS = byLevel(() => '')

/** A document's text at every level. */
export const streamsOf = ({ streams }: AnalysedDocument, field: string): Readonly<Record<LevelName, string>> =>
  (Object.hasOwn(streams, field) ? streams[field] : undefined) ?? NO_STREAMS

/** The lists of some documents, whose local numbers are their places in the array. */
export function buildLists(
  documents: readonly AnalysedDocument[],
  texts: readonly TextField[],
  vocabulary: Pick<VocabularyWriter, 'placeOf' | 'beginningOf'>,
): NewLists {
  const families = new Map<number, Map<number, Growing>>()

  function add(family: number, form: number, field: number, local: number, position?: number): void {
    const entries = getOrMake(families, family, () => new Map<number, Growing>())
    const key = form * texts.length + field
    const entry = entries.get(key)
    if (entry === undefined) entries.set(key, begin(form, field, local, position))
    else addDocument(entry, local, position)
  }

  for (const [local, document] of documents.entries()) {
    for (const { field, number } of texts) {
      const begun = new Map<string, number>()
      readForms(streamsOf(document, field), (form, position) => {
        const place = vocabulary.placeOf(form)
        const family = Math.floor(place / MOST_FORMS)
        add(family, place - family * MOST_FORMS, number, local, position)
        noteBeginnings(form, begun)
      })
      for (const [beginning, levels] of begun) {
        add(vocabulary.beginningOf(beginning), levels, number, local)
      }
    }
  }
  return encodeFamilies(families)
}

/** What is encoded is forgotten: of a long document of different words, both together would take a gigabyte. */
function* encodeFamilies(families: Map<number, Map<number, Growing>>): NewLists {
  for (const family of Float64Array.from(families.keys()).sort()) {
    const entries = families.get(family)
    families.delete(family)
    if (entries !== undefined) yield [family, encodeEntries(entries)]
  }
}

/** Most have one occurrence only: an array that is made with one element has no room for more that would be in vain. */
const begin = (form: number, field: number, local: number, position: number | undefined): Growing => ({
  form,
  field,
  documents: [local],
  frequencies: [1],
  positions: position === undefined ? [] : [position],
})

function addDocument({ documents, frequencies, positions }: Growing, local: number, position?: number): void {
  if (position !== undefined) positions.push(position)
  const last = documents.length - 1
  if (documents[last] === local) frequencies[last] = (frequencies[last] ?? 0) + 1
  else {
    documents.push(local)
    frequencies.push(1)
  }
}

function noteBeginnings(form: Form, begun: Map<string, number>): void {
  for (const { place, bit } of BEGINNING_LEVELS) {
    const beginning = beginningOf(form[place] ?? '')
    if (beginning !== undefined) begun.set(beginning, (begun.get(beginning) ?? 0) | bit)
  }
}

const encodeEntries = (entries: Map<number, Growing>): EncodedPostings =>
  encodePostings([...entries].sort(([a], [b]) => a - b).map(([, entry]) => entry))

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
