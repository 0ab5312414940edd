import { tokenize } from '../analysis/tokenize.ts'

/** A tokenizer with the interface of those of npm's `natural`. Its usual ones find no words in Arabic. */
export class TokenizerAr {
  /** The words of a text in order, as they are written, stop words among them. */
  tokenize(text: string): string[] {
    return [...tokenize(text)].map((token) => token.text)
  }

  /** The array without empty strings at its ends: natural's base class has it, and its types ask for it. */
  trim(array: readonly string[]): string[] {
    const first = array.findIndex((text) => text !== '')
    return first === -1 ? [] : array.slice(first, array.findLastIndex((text) => text !== '') + 1)
  }
}
