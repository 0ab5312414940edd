import { readFamilies } from '../../analysis/lexicon/read-families.ts'
import { readMonths } from '../../analysis/lexicon/read-months.ts'
import { readNames } from '../../analysis/lexicon/read-names.ts'
import type { Analyzer } from '../../analysis/token.ts'
import { analyseFinding } from './analyse-finding.ts'
import type { Expand } from './expand-words.ts'
import type { Expander, Finding } from './expander.ts'
import { createFamilies } from './families.ts'
import { createFormulas } from './formulas.ts'
import { findInitials } from './initials.ts'
import { createMonths } from './months.ts'
import { createNames } from './names.ts'

/**
 * Everything that is known of other ways to write the words of a query. Reads the word lists; one for a process is
 * enough. Throws `bad_input` for a list that can't be read.
 */
export function createExpand(analyzer: Analyzer): Expand {
  const everywhere: readonly Expander[] = [
    createNames(readNames()),
    createMonths(readMonths()),
    findInitials,
    createFamilies(readFamilies()),
  ]
  // Beside bare words a formula says nothing.
  const inQuotationMarks = [...everywhere, createFormulas()]
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
