import { foldLetters } from '../spelling/fold-letters.ts'
import { ALEF, ALEF_HAMZA_ABOVE, NOON, TEH, WAW, YEH } from '../spelling/letters.ts'
import { SHARE } from './share.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Word } from './word.ts'

/**
 * Prefixes of the imperfect that stand in place of ي, and how often the form with ي must be known, as a share of the
 * form with the other. Every verb has one in ت; many words in أ and ن are nouns, elatives and names (أحمد, نجيب).
 */
export const PREFIXES: readonly { readonly prefix: string; readonly share: number }[] = [
  { prefix: TEH, share: 0.4 },
  { prefix: NOON, share: 1 },
  { prefix: ALEF_HAMZA_ABOVE, share: 0.5 },
]

/**
 * The imperfect with ي, in folded letters, of another person's: تقع and يقع, أعرف and يعرف. `plain` is the word's
 * usual spelling: in استخدم the alef is not "I".
 */
export function thirdPerson(plain: string, vocabulary: Vocabulary): string | undefined {
  const found = PREFIXES.find(({ prefix }) => plain.startsWith(prefix))
  const word = foldLetters(plain)
  if (found === undefined || word.length < 3 || word.endsWith(ALEF) || !isVerb(word, vocabulary)) return undefined
  const count = vocabulary.count(word)
  // تمكن is "he managed" (يتمكن) as well as "she enables" (يمكن).
  if (vocabulary.count(YEH + word) >= SHARE * count) return undefined
  const third = YEH + word.slice(1)
  return isVerb(third, vocabulary) && vocabulary.count(third) >= found.share * count ? third : undefined
}

/** The past of an imperfect with ي, of known words: يعلن and أعلن, ينتقد and انتقد, يقع and وقع. */
export function pastOf(word: string, vocabulary: Vocabulary): string | undefined {
  if (!word.startsWith(YEH) || word.length < 3 || !isVerb(word, vocabulary)) return undefined
  const rest = word.slice(1)
  const withAlef = [ALEF + withLongAlef(rest), ALEF + rest]
  // The shorter pattern first, يعلم is of علم, not of أعلم; but not where the rest alone may be another word: ستخرج is
  // "you will go out".
  const bases = LONG_PATTERN.test(rest) ? [...withAlef, rest] : [rest, ...withAlef]
  // يقع is of وقع, but يحق of حق.
  const short = vocabulary.count(rest) > vocabulary.count(WAW + rest) ? [] : [WAW + rest]
  return (rest.length === 2 ? short : bases).find((base) => vocabulary.count(base) >= SHARE * vocabulary.count(word))
}

/** Whether the word, in folded letters, is known and no noun: nobody puts the article before a verb. */
export const isVerb = (word: string, vocabulary: Vocabulary): boolean =>
  vocabulary.count(word) > 0 && !vocabulary.takesArticle(word)

/** Whether it is an imperfect of any person. */
export const isImperfect = ({ plain, folded }: Word, vocabulary: Vocabulary): boolean =>
  (folded.startsWith(YEH) && isVerb(folded, vocabulary)) || thirdPerson(plain, vocabulary) !== undefined

/** What the tenth pattern and the seventh begin with, after the prefix; نطبق is "we apply" as well. */
const LONG_PATTERN = /^(?:ست|ن..)./

/** A weak root has an alef in the past: يستعين and استعان. */
const withLongAlef = (base: string): string => base.replace(/(?!^)[وي](?=.$)/, ALEF)
