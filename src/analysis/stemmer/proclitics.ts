import { ALEF_HAMZA_ABOVE, BEH, FEH, KAF, LAM, NOON, SEEN, TEH, WAW, YEH } from '../letters.ts'
import { foldLetters } from '../spelling.ts'
import type { Cut, Rule } from './cut.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Words in their plain spelling: hamzas tell أل of ألعاب from the article. */
const RULES: readonly Rule[] = [
  {
    name: 'article',
    letters: 'ال',
    why: 'with a bare alef only: أل إل آل begin other words',
    rest: cutArticle,
  },
  {
    name: 'preposition ل + article',
    letters: 'لل',
    why: 'the alef of the article is not written, nor a second lam: للغة لغة, للجنة لجنة',
    rest: cutLamArticle,
  },
  { name: 'preposition ب + article', letters: 'بال', why: 'not in بالغ, بالون', rest: cutJoinedArticle },
  { name: 'preposition ك + article', letters: 'كال', why: 'not in كالسيوم', rest: cutJoinedArticle },
  { name: 'conjunction و + article', letters: 'وال', why: 'not in والد, والي', rest: cutJoinedArticle },
  { name: 'conjunction ف + article', letters: 'فال', why: 'not in فالح', rest: cutJoinedArticle },
  { name: 'conjunction و', letters: WAW, why: 'not in وزير, وطن, ولاية', rest: cutParticle },
  { name: 'conjunction ف', letters: FEH, why: 'not in فلسطين, فيلم', rest: cutParticle },
  { name: 'preposition ب', letters: BEH, why: 'not in بنك, بغداد', rest: cutParticle },
  { name: 'preposition ل', letters: LAM, why: 'not in لجنة, لبنان', rest: cutParticle },
  { name: 'preposition ك', letters: KAF, why: 'not in كتاب, كبير', rest: cutParticle },
  { name: 'future س', letters: SEEN, why: 'before an imperfect verb only: not in سيارة, سند', rest: cutFuture },
]

/** Particles stand before particles at most so often: و + ب + ال in وبالعلم. */
const DEEPEST = 3

const SHORTEST_WORD = 4

/** What is left of a plain spelling without the particles and the article written onto it, and what was cut. */
export function cutProclitics(plain: string, vocabulary: Vocabulary): { rest: string; cuts: Cut[] } {
  const cuts: Cut[] = []
  let rest = plain
  while (cuts.length < DEEPEST && rest.length >= SHORTEST_WORD) {
    const found = firstCut(rest, vocabulary)
    if (found === undefined) break
    rest = found.rest
    cuts.push(found.cut)
    // Nothing stands between the article and its word.
    if (found.cut.letters.length > 1) break
  }
  return { rest, cuts }
}

function firstCut(word: string, vocabulary: Vocabulary): { rest: string; cut: Cut } | undefined {
  for (const { name, letters, rest } of RULES) {
    if (!word.startsWith(letters)) continue
    const found = rest(word, word.slice(letters.length), vocabulary)
    if (found !== undefined) return { rest: found, cut: { rule: name, letters } }
  }
  return undefined
}

function cutArticle(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  const whole = foldLetters(word)
  const rest = foldLetters(bare)
  // العاب typed without its hamza is games, not the + عاب.
  if (vocabulary.countOwnHamza(whole) > vocabulary.countFamily(rest)) return undefined
  if (bare.length < 2 || (bare.length === 2 && vocabulary.countWithArticle(rest) === 0)) return undefined
  // A word that takes the article, and of which nothing known is left without ال, begins with it: التزام.
  if (vocabulary.isNoun(whole) && vocabulary.countFamily(rest) === 0) return undefined
  return bare
}

function cutLamArticle(_: string, bare: string, vocabulary: Vocabulary): string | undefined {
  const readings = [bare, LAM + bare].filter((reading) => reading.length >= 3)
  const counts = readings.map((reading) => vocabulary.countFamily(foldLetters(reading)))
  const best = counts.indexOf(Math.max(...counts))
  return readings[counts[best] === 0 ? 0 : best]
}

function cutJoinedArticle(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  const whole = foldLetters(word)
  if (bare.length < 3 || vocabulary.takesArticle(whole)) return undefined
  return vocabulary.countFamily(foldLetters(bare)) > 0 || vocabulary.count(whole) === 0 ? bare : undefined
}

/** A particle of one letter is cut when the rest is about as common as the whole, which hardly takes the article. */
function cutParticle(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  const whole = foldLetters(word)
  if (bare.length < 3 || vocabulary.takesArticle(whole)) return undefined
  const after = cutProclitics(bare, vocabulary).rest
  const count = Math.max(vocabulary.countFamily(foldLetters(bare)), vocabulary.countFamily(foldLetters(after)))
  if (count > 0) return count >= vocabulary.count(whole) ? bare : undefined
  // Of words that nobody has counted, those that begin with و mostly begin with "and".
  const unknown = word.startsWith(WAW) && bare.length >= 4 && vocabulary.countFamily(whole) === 0
  return unknown ? bare : undefined
}

function cutFuture(word: string, bare: string, vocabulary: Vocabulary): string | undefined {
  const whole = foldLetters(word)
  const imperfect = [YEH, TEH, NOON, ALEF_HAMZA_ABOVE].includes(bare.charAt(0))
  if (!imperfect || bare.length < 4 || vocabulary.takesArticle(whole)) return undefined
  return vocabulary.count(foldLetters(bare)) >= vocabulary.count(whole) ? bare : undefined
}
