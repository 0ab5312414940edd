import { shippedLanguage } from '../../analysis/language.ts'
import type { QueryLists } from '../../analysis/lexicon/lexicon.ts'
import type { Analyzer } from '../../analysis/token.ts'
import { analyseFinding } from './analyse-finding.ts'
import type { Expand } from './expand-words.ts'
import type { Expander, Finding } from './expander.ts'
import { createFamilies } from './families.ts'
import { createFormulas } from './formulas.ts'
import { createInitials } from './initials.ts'
import { createMonths } from './months.ts'
import { createNames } from './names.ts'

/**
 * Everything that is known of other ways to write the words of a query, by the word lists that ship with Fihrist or
 * by others. Throws `bad_input` for a list that can't be read.
 */
export function createExpand(analyzer: Analyzer, lists: QueryLists = shippedLanguage().lexicon.inQueries): Expand {
  const everywhere: readonly Expander[] = [
    createNames(lists.names(), lists.nameExceptions()),
    createMonths(lists.months(), lists.dateWords()),
    createInitials(lists.agencies()),
    createFamilies(lists.families()),
  ]
  // Beside bare words a formula says nothing.
  const inQuotationMarks = [...everywhere, createFormulas(lists.formulas())]
  return (words, { negated, quoted }) => {
    const findings = (quoted ? inQuotationMarks : everywhere).flatMap((find) => find(words))
    return mergeFindings(findings).flatMap((finding) => analyseFinding(finding, words, { negated, analyzer }) ?? [])
  }
}

/** One finding a stretch: several expanders may know something of the same words. */
function mergeFindings(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, Finding>()
  for (const finding of findings) {
    const key = `${finding.from} ${finding.length}`
    const other = merged.get(key)
    const both = other && { variants: [...other.variants, ...finding.variants], apart: other.apart && finding.apart }
    merged.set(key, { ...finding, ...both })
  }
  return [...merged.values()]
}
