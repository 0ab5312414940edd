import { BEH, FEH, KAF, LAM, SEEN, WAW, YEH } from '../spelling/letters.ts'
import type { Cut, Rule } from './cut.ts'
import { isVerb } from './verbs.ts'
import type { Vocabulary } from './vocabulary.ts'
import { readWord, type Word, withoutFirst } from './word.ts'

/** Letters that begin an imperfect. */
const IMPERFECT = /^[يتنأ]/

/** Words in their plain spelling: hamzas tell أل of ألعاب from the article. */
export const PROCLITICS: readonly Rule[] = [
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
  { name: 'preposition ب', letters: BEH, why: 'not in بنك, بغداد', protections: ['root-beh'], rest: cutPreposition },
  { name: 'preposition ل', letters: LAM, why: 'not in لجنة, لبنان', protections: ['root-lam'], rest: cutParticle },
  { name: 'preposition ك', letters: KAF, why: 'not in كتاب, كبير', protections: ['root-kaf'], rest: cutPreposition },
  {
    name: 'future س',
    letters: SEEN,
    why: 'before an imperfect verb only: not in سيارة, سند',
    protections: ['root-seen'],
    rest: cutFuture,
  },
]

/** The letters of conjunctions and prepositions. س is none: it stands before verbs only. */
export const PARTICLE_LETTERS = WAW + FEH + BEH + LAM + KAF

const SHORTEST_WORD = 4

/** What may be cut off the beginning of a word, the likeliest first, unless one of the protections says otherwise. */
export function* procliticsOf(
  word: Word,
  vocabulary: Vocabulary,
): Generator<{ rest: Word; cut: Cut; protections: readonly string[] }> {
  if (word.plain.length < SHORTEST_WORD) return
  for (const { name, letters, rest, protections } of PROCLITICS) {
    if (!word.plain.startsWith(letters)) continue
    const found = rest(word, withoutFirst(word, letters.length), vocabulary)
    if (found !== undefined) yield { rest: found, cut: { rule: name, letters, rest: found.plain }, protections }
  }
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

/** The lam of the word itself is not written after لل, so it is there when the word with it is a known noun: للجنة. */
function cutLamArticle(_: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (bare.plain.length < 2) return undefined
  const longer = readWord(LAM + bare.plain)
  const isNoun = vocabulary.countNounFamily(longer.folded) > vocabulary.countNounFamily(bare.folded)
  const isOnlyKnown = vocabulary.countFamily(bare.folded) === 0 && vocabulary.countFamily(longer.folded) > 0
  if (isNoun || isOnlyKnown) return longer
  return bare.plain.length >= 3 ? bare : undefined
}

function cutJoinedArticle(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (bare.plain.length < 3 || vocabulary.takesArticle(word.folded)) return undefined
  return vocabulary.countFamily(bare.folded) > 0 || vocabulary.count(word.folded) === 0 ? bare : undefined
}

/** A particle of one letter is cut when the rest is about as common as the whole, which hardly takes the article. */
function cutParticle(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (bare.plain.length < 3 || vocabulary.takesArticle(word.folded)) return undefined
  const [next] = procliticsOf(bare, vocabulary)
  const after = next?.rest ?? bare
  const count = Math.max(vocabulary.countFamily(bare.folded), vocabulary.countFamily(after.folded))
  if (count > 0) return count >= vocabulary.count(word.folded) ? bare : undefined
  // Of words that nobody has counted, those that begin with و mostly begin with "and", and an alef with a hamza begins
  // a word: لأنتاركتيكا is ل + أنتاركتيكا.
  const likely = word.plain.startsWith(WAW) || /^[أإآ]/.test(bare.plain)
  return likely && bare.plain.length >= 4 && vocabulary.countFamily(word.folded) === 0 ? bare : undefined
}

/** ب and ك stand before nouns: بيتهم is not ب + يتهم. But Egyptians and Syrians put ب before verbs: بيقول. */
function cutPreposition(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  const isImperfect = bare.plain.startsWith(YEH) && vocabulary.count(bare.folded) > 0 && !vocabulary.isNoun(bare.folded)
  const isDialect = word.plain.startsWith(BEH) && vocabulary.countNounFamily(word.folded) === 0
  return isImperfect && !isDialect ? undefined : cutParticle(word, bare, vocabulary)
}

function cutFuture(word: Word, bare: Word, vocabulary: Vocabulary): Word | undefined {
  if (!IMPERFECT.test(bare.plain) || bare.plain.length < 3 || vocabulary.takesArticle(word.folded)) return undefined
  const isCommoner = vocabulary.count(bare.folded) >= vocabulary.count(word.folded)
  return isVerb(bare.folded, vocabulary) && isCommoner ? bare : undefined
}
