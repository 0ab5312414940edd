import { foldStem } from '../spelling/fold-stem.ts'
import { TEH_MARBUTA } from '../spelling/letters.ts'
import type { Place } from './readers/read-places.ts'
import { type SpellingFamily, SYNONYM } from './readers/read-spellings.ts'

/**
 * Spelling → the head of its family. Words of several parts meet in the query, not here; so do synonyms, which are other
 * words.
 */
export function headsOf(places: readonly Place[], families: readonly SpellingFamily[]): Map<string, string> {
  const heads = new Map<string, string>()
  const add = (head: string, forms: readonly string[]) => {
    // A feminine adjective is of the family of its masculine: أميركية of أمريكا.
    const own = heads.get(head) ?? heads.get(head.replace(/ة$/, '')) ?? head
    for (const form of [head, ...forms]) if (!form.includes(' ') && !heads.has(form)) heads.set(form, own)
  }
  for (const { name, others, derived } of places) if (!name.includes(' ')) add(name, [...others, ...derived])
  for (const { kind, spellings } of families) {
    const [head = '', ...forms] = spellings
    if (kind !== SYNONYM && !head.includes(' ') && !meetAnyway(spellings)) add(head, forms)
  }
  return heads
}

/** Whether the one letter for hamza joins the spellings by itself; then their inflections are cut as usual. A word in
 * ة may be one that keeps it, and must be known in every spelling. */
const meetAnyway = (forms: readonly string[]): boolean =>
  !forms.some((form) => form.endsWith(TEH_MARBUTA)) && new Set(forms.map(foldStem)).size === 1
