import { expect, test } from 'vitest'
import { loadLexicon } from '../../../src/analysis/lexicon/lexicon.ts'
import { foldLetters } from '../../../src/analysis/spelling/fold-letters.ts'
import { readSpelling } from '../../../src/analysis/spelling/read-spelling.ts'
import { createCheckedStemmer } from '../../../src/analysis/stemmer/checked-stemmer.ts'
import type { Rule } from '../../../src/analysis/stemmer/cut.ts'
import { loadVocabulary } from '../../../src/analysis/stemmer/vocabulary.ts'
import { lexiconOf } from './lists.ts'
import { rulesOn } from './small-stemmer.ts'

/**
 * A rule by its name and letters, a word that it cuts first of all, what is left of that, and words that have the letters
 * and keep them: by their counts, and because a list says so.
 */
export type RuleExample = readonly [
  rule: string,
  letters: string,
  cut: string,
  rest: string,
  left: readonly [string, ...string[]],
]

const vocabulary = loadVocabulary()
const stem = createCheckedStemmer(vocabulary, loadLexicon())

/** Tests every rule of a table by an example from the shipped word lists: a rule without one fails. */
export function testRuleExamples(rules: readonly Rule[], examples: readonly RuleExample[]): void {
  const wordOf = (rule: Rule) =>
    examples.find(([name, letters]) => name === rule.name && letters === rule.letters)?.[2] ?? ''

  test('every rule has an example, every example a rule', () => {
    expect(examples.map(([name, letters]) => `${name}: ${letters}`)).toEqual(
      rules.map(({ name, letters }) => `${name}: ${letters}`),
    )
  })

  test('a list can keep a word from every rule', () => {
    expect(rules.filter(({ protections }) => protections.length === 0)).toEqual([])
  })

  test.each(examples)('%s (%s) cuts %s to %s, and nothing of %j', (name, letters, word, rest, left) => {
    const hasLetters = (other: string) => foldLetters(other).startsWith(letters) || foldLetters(other).endsWith(letters)
    const isCut = (other: string) =>
      stem(readSpelling(other)).cuts.some((cut) => cut.rule === name && foldLetters(cut.letters) === letters)
    expect(stem(readSpelling(word)).cuts[0]).toMatchObject({ rule: name, rest })
    expect(left.filter((other) => isCut(other) || !hasLetters(other))).toEqual([])
  })

  const protections = rules.flatMap((rule) => rule.protections.map((kind) => [rule.name, wordOf(rule), kind] as const))
  test.each(protections)('%s leaves %s whole where it is listed as %s', (name, word, kind) => {
    const by = (lists: Readonly<Record<string, string>>) =>
      rulesOn(createCheckedStemmer(vocabulary, lexiconOf(lists))(readSpelling(word)))
    const bare = word.slice(0, -1)
    const cut = by({}).find((rule) => rule.startsWith(`${name}: `))
    expect(cut).toBeDefined()
    expect(
      by(
        kind === 'keep-teh-marbuta'
          ? { [`${kind}.tsv`]: `${bare}ة\t${bare}` }
          : { 'protected.tsv': `${word}\t${kind}` },
      ),
    ).not.toContain(cut)
  })
}
