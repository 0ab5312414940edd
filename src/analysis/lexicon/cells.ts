import { EVERYDAY_LETTERS } from '../spelling/letters.ts'
import { type LexiconRow, lexiconError } from './read-lexicon.ts'

const MULTIPLE = '|'
const NONE = '-'

/** The parts of a cell that may have several or none. */
export const partsOf = (cell = NONE): readonly string[] => (cell === NONE ? [] : cell.split(MULTIPLE))

const WORD = new RegExp(`^[${EVERYDAY_LETTERS}]+$`)
const WORDS = new RegExp(`^[${EVERYDAY_LETTERS}]+(?: [${EVERYDAY_LETTERS}]+)*$`)

/** Throws `bad_input` with file, line and reason unless each of the texts is one Arabic word of letters only. */
export function requireWords(name: string, row: LexiconRow, words: readonly string[] = row.cells): void {
  const wrong = words.find((word) => !WORD.test(word))
  if (wrong !== undefined) throw lexiconError(name, row, `"${wrong}" is not one Arabic word without marks`)
}

/** The same for texts of one word or more. */
export function requirePhrases(name: string, row: LexiconRow, phrases: readonly string[] = row.cells): void {
  const wrong = phrases.find((phrase) => !WORDS.test(phrase))
  if (wrong !== undefined) throw lexiconError(name, row, `"${wrong}" is not Arabic words without marks`)
}

/** Throws `bad_input` with file, line and reason unless the kind is one of those that the file knows. */
export function requireKind(name: string, row: LexiconRow, kind: string, known: readonly string[]): void {
  if (!known.includes(kind)) throw lexiconError(name, row, `"${kind}" is no kind of this list: ${known.join(', ')}`)
}
