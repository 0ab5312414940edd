import { ALEF_HAMZA_ABOVE, BEH, FEH, KAF, LAM, NOON, SEEN, TEH, WAW, YEH } from '../letters.ts'
import type { Cut, Rule } from './cut.ts'
import type { Vocabulary } from './vocabulary.ts'
import { readWord, type Word, withoutFirst } from './word.ts'

/** Words in their plain spelling: hamzas tell أل of ألعاب from the article. */
const PROCLITICS: readonly Rule<Word>[] = [
  {
    name: 'article',
    letters: 'ال',
    why: 'with a bare alef only: أل إل آل begin other words',
    protections: ['al-word'],
    rest: cutArticle,
  },
  {
    name: 'preposition ل + article',
    letters: 'لل',
    why: 'the alef of the article is not written, nor a second lam: للغة لغة, للجنة لجنة',
    protections: ['root-lam'],
    rest: cutLamArticle,
  },
  {
    name: 'preposition ب + article',
    letters: 'بال',
    why: 'not in بالغ, بالون',
    protections: ['root-beh'],
    rest: cutJoinedArticle,
  },
  {
    name: 'preposition ك + article',
    letters: 'كال',
    why: 'not in كالسيوم',
    protections: ['root-kaf'],
    rest: cutJoinedArticle,
  },
  {
    name: 'conjunction و + article',
    letters: 'وال',
    why: 'not in والد, والي',
    protections: ['root-waw'],
    rest: cutJoinedArticle,
  },
  {
    name: 'conjunction ف + article',
    letters: 'فال',
    why: 'not in فالح',
    protections: ['root-feh'],
    rest: cutJoinedArticle,
  },
  { name: 'conjunction و', letters: WAW, why: 'not in وزير, وطن, ولاية', protections: ['root-waw'], rest: cutParticle },
  { name: 'conjunction ف', letters: FEH, why: 'not in فلسطين, فيلم', protections: ['root-feh'], rest: cutParticle },
  { name: 'preposition ب', letters: BEH, why: 'not in بنك, بغداد', protections: ['root-beh'], rest: cutParticle },
  { name: 'preposition ل', letters: LAM, why: 'not in لجنة, لبنان', protections: ['root-lam'], rest: cutParticle },
  { name: 'preposition ك', letters: KAF, why: 'not in كتاب, كبير', protections: ['root-kaf'], rest: cutParticle },
  {
    name: 'future س',
    letters: SEEN,
    why: 'before an imperfect verb only: not in سيارة, سند',
    protections: ['root-seen'],
    rest: cutFuture,
  },
]

const SHORTEST_WORD = 4

/** The next cut at the beginning of a word with these protections, or undefined when it is bare. */
export function cutProclitic(
  word: Word,
  protections: readonly string[],
  vocabulary: Vocabulary,
): { rest: Word; cut: Cut } | undefined {
  if (word.plain.length < SHORTEST_WORD) return undefined
  for (const { name, letters, rest, protections: own } of PROCLITICS) {
    if (!word.plain.startsWith(letters) || own.some((protection) => protections.includes(protection))) continue
    const found = rest(word, withoutFirst(word, letters.length), vocabulary)
    if (found !== undefined) return { rest: found, cut: { rule: name, letters, rest: found.plain } }
  }
  return undefined
}

function cutArticle(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const known = vocabulary.countFamily(bare.folded)
  // العاب typed without its hamza is games, not the + عاب.
  if (vocabulary.countOwnHamza(word.folded) > known) return undefined
  if (bare.plain.length < 2 || (bare.plain.length === 2 && vocabulary.countWithArticle(bare.folded) === 0))
    return undefined
  // A word that takes the article, and of which nothing known is left without ال, begins with it: التزام.
  return vocabulary.isNoun(word.folded) && known === 0 ? undefined : bare
}

function cutLamArticle(_: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const readings = [bare, readWord(LAM + bare.plain)].filter((reading) => reading.plain.length >= 3)
  const counts = readings.map((reading) => vocabulary.countFamily(reading.folded))
  const best = counts.indexOf(Math.max(...counts))
  return readings[counts[best] === 0 ? 0 : best]
}

function cutJoinedArticle(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (bare.plain.length < 3 || vocabulary.takesArticle(word.folded)) return undefined
  return vocabulary.countFamily(bare.folded) > 0 || vocabulary.count(word.folded) === 0 ? bare : undefined
}

/** A particle of one letter is cut when the rest is about as common as the whole, which hardly takes the article. */
function cutParticle(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (bare.plain.length < 3 || vocabulary.takesArticle(word.folded)) return undefined
  const after = cutProclitic(bare, [], vocabulary)?.rest ?? bare
  const count = Math.max(vocabulary.countFamily(bare.folded), vocabulary.countFamily(after.folded))
  if (count > 0) return count >= vocabulary.count(word.folded) ? bare : undefined
  // Of words that nobody has counted, those that begin with و mostly begin with "and", and an alef with a hamza begins
  // a word: لأنتاركتيكا is ل + أنتاركتيكا.
  const likely = word.plain.startsWith(WAW) || /^[أإآ]/.test(bare.plain)
  return likely && bare.plain.length >= 4 && vocabulary.countFamily(word.folded) === 0 ? bare : undefined
}

function cutFuture(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const imperfect = [YEH, TEH, NOON, ALEF_HAMZA_ABOVE].includes(bare.plain.charAt(0))
  if (!imperfect || bare.plain.length < 4 || vocabulary.takesArticle(word.folded)) return undefined
  const count = vocabulary.count(bare.folded)
  return count > 0 && count >= vocabulary.count(word.folded) ? bare : undefined
}
