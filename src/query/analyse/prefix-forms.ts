import type { IgnoredReason } from '../ignored.ts'
import { QUERY_LIMITS } from '../limits.ts'
import type { QueryPrefix, QueryWord } from '../tree.ts'

type PrefixForm = {
  /** What stands before the typed letters in running text, as the folded level spells it. */
  readonly before: string
  /** Typed letters from which on the form is looked for. */
  readonly least: number
  /** Letters that must be left for the form to be cut from what was typed; undefined: never cut. */
  readonly cutLeast?: number
  readonly why: string
}

/**
 * How words that begin with some letters begin in a text, longest first. The bare ب, ل, ف and ك are left out: before
 * three or four letters they make other words as often as not (بلاد for لاد*), and where the cut is a checked one, the
 * stem level has it.
 */
export const PREFIX_FORMS: readonly PrefixForm[] = [
  { before: 'وبال', least: 2, cutLeast: 3, why: 'conjunction, preposition and article: nothing else begins so' },
  { before: 'وال', least: 2, cutLeast: 3, why: 'a quarter of all articles; cut late because of والد and والي' },
  { before: 'بال', least: 2, cutLeast: 3, why: 'preposition and article; cut late because of بالغ and بالون' },
  { before: 'كال', least: 2, cutLeast: 3, why: 'preposition and article; cut late because of كالسيوم' },
  { before: 'فال', least: 2, cutLeast: 3, why: 'conjunction and article; cut late because of فالح' },
  { before: 'ولل', least: 2, cutLeast: 3, why: 'conjunction before للـ' },
  { before: 'لل', least: 2, cutLeast: 3, why: 'the preposition swallows the alef of the article' },
  { before: 'ال', least: 2, cutLeast: 2, why: 'a quarter of all words carry the article' },
  { before: 'و', least: 3, why: 'one word in fifteen; before two letters it selects words that begin with و' },
  { before: '', least: 2, why: 'the word as typed' },
]

/** The beginnings that `word*` looks for, or why there are none. The article is cut from what was typed, so that
 * المدرس* and مدرس* find the same; both levels are asked, the stem level for clitics that it has cut. */
export function readPrefix({ text, terms }: QueryWord): QueryPrefix | IgnoredReason {
  const typed = terms.folded
  if (PREFIX_FORMS.some(({ before, cutLeast }) => cutLeast !== undefined && before === typed)) return 'article_prefix'
  if (countLetters(typed) < QUERY_LIMITS.prefixLetters) return 'prefix_too_short'

  const cut = PREFIX_FORMS.find(({ before, cutLeast }) => {
    return cutLeast !== undefined && typed.startsWith(before) && typed.length - before.length >= cutLeast
  })
  const base = cut === undefined ? typed : typed.slice(cut.before.length)
  const letters = countLetters(base)
  const forms = PREFIX_FORMS.filter(({ least }) => letters >= least).map(({ before }) => before + base)
  const folded = forms.toReversed().map((prefix) => ({ level: 'folded', prefix }) as const)
  return { type: 'prefix', text, prefixes: [...folded, { level: 'stem', prefix: base }] }
}

// A term of which nothing was left is a placeholder without letters.
const countLetters = (term: string) => term.match(/[\p{L}\p{N}]/gu)?.length ?? 0
