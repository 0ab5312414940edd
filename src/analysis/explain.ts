import { type Language, shippedLanguage } from './language.ts'
import { PRESENTATION_FORM, readSpelling } from './spelling/read-spelling.ts'
import type { Analyzer, Step, Token, WordExplanation } from './token.ts'

/** Explains the text of one token. Worked out anew at each call: the analyzer's cache keeps terms only. */
export function explainWord(text: string, language: Language = shippedLanguage()): WordExplanation {
  const steps: Step[] = []
  const note = (rule: string, from: string, to: string) => {
    if (from !== to) steps.push({ rule, from, to })
  }
  const spelling = readSpelling(text, (rule, from, to) => {
    // The same word in Unicode's other form looks the same.
    if (rule === PRESENTATION_FORM && from.normalize('NFC') === to) return
    // Some rules come twice, around another one that seldom fires.
    const last = steps.at(-1)
    if (last?.rule === rule) steps[steps.length - 1] = { rule, from: last.from, to }
    else note(rule, from, to)
  })
  const terms = language.termsOf(spelling)
  const { stem, base, cuts } = language.stem(spelling)
  let word = spelling.plain
  for (const { rule, letters, rest } of cuts) {
    note(nameWithLetters(rule, letters), word, rest)
    word = rest
  }
  note('letters folded', word, stem)
  note(stem === '' ? 'no letters' : 'longest term', stem, terms.stem)
  const root = stem === base ? terms.stem : base
  note('past of the verb', terms.stem, root)
  note('weak letters', root, terms.broad)
  return { steps, terms }
}

/** A token with the steps that led to its terms. */
export type ExplainedToken = Token & Pick<WordExplanation, 'steps'>

/** The token with its steps beside its terms. */
export const explainToken = (token: Token, analyzer: Pick<Analyzer, 'explain'>): ExplainedToken => ({
  ...token,
  steps: analyzer.explain(token.text).steps,
})

const ARABIC = /\p{Script=Arabic}/u

/** "plural or dual ين"; a name that has its letters ("preposition ل + article") is left as it is. */
const nameWithLetters = (rule: string, letters: string): string =>
  letters === '' || ARABIC.test(rule) ? rule : `${rule} ${letters}`
