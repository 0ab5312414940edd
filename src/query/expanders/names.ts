import type { Name } from '../../analysis/lexicon/read-names.ts'
import { foldLetters } from '../../analysis/spelling.ts'
import type { QueryWord } from '../tree.ts'
import { type Expander, type Finding, VARIANT_WEIGHTS } from './expander.ts'
import { withoutParticles } from './particles.ts'
import { addSequence, findSequence, type Sequences } from './sequences.ts'
import { spellName } from './spell-name.ts'
import { readUnlistedName } from './unlisted-names.ts'

/** Names whose parts read as plain words too ("the mercy of God", "lawful or forbidden") and are looked for as such. */
const PLAIN_WORDS = new Set(
  [
    'فضل الله|حسب الله|رزق الله|شكر الله|حمد الله|مال الله|حبيب الله|فرج الله|لطف الله|نعمة الله|رحمة الله|آية الله|روح الله',
    'هداية الله|صنع الله|منة الله|حب الله|نور الله|عناية الله|ولي الله|خليل الله|كرم الله|قدرة الله|حفظ الله|عون الله|أمة الله',
    'أم سليم|أم عمارة|أم حرام|أم جميل|أم قصر|أم الفضل|أم الدنيا|أم الخير|أم الربيع',
    'فتح الباب|نور الإسلام|نور الهدى|صدر الإسلام|سيد الناس|سيد الأهل|شمس الضحى|علم الهدى|سيف النصر',
  ].flatMap((row) => row.split('|').map(foldLetters)),
)

/** Names that are written joined or apart (عبدالله, عبد الله), and whose first part has cases (أبو بكر, أبي بكر). */
export function createNames(names: readonly Name[]): Expander {
  const index = indexNames(names)
  return (words) =>
    words.flatMap((word, from): Finding | Finding[] => {
      const forms = (at: number) => (at === from ? firstForms(word) : foldedAt(words, at))
      const unlisted = () => readUnlistedName(words, from)
      const found = findSequence(index, from, forms) ?? unlisted()
      if (found === undefined) return []
      const { length, values } = found
      const variants = values.flatMap(spellName).map((text) => ({ text, weight: VARIANT_WEIGHTS.spelling }))
      return { from, length, variants, apart: PLAIN_WORDS.has(foldedWords(words.slice(from, from + length))) }
    })
}

function indexNames(names: readonly Name[]): Sequences<Name> {
  const index: Sequences<Name> = new Map()
  // The same few first parts stand before hundreds of second ones.
  const folded = new Map<string, string>()
  const fold = (word: string): string => {
    const letters = folded.get(word) ?? foldLetters(word)
    folded.set(word, letters)
    return letters
  }
  for (const name of names) {
    // آل سعود and ال سعود are one already, and never joined.
    if (name.kind === 'family') continue
    const spellings = spellName({ firsts: [...new Set(name.firsts.map(fold))], rest: name.rest.map(fold) })
    for (const spelling of spellings) addSequence(index, spelling, name)
  }
  return index
}

const MILK = 'لبن'

/** The first word of a name, also with particles written onto it; لبن is rather milk than "to Bin". */
const firstForms = ({ terms: { folded } }: QueryWord): string[] => (folded === MILK ? [] : withoutParticles(folded))

const foldedAt = (words: readonly QueryWord[], at: number): string[] => {
  const word = words[at]
  return word === undefined ? [] : [word.terms.folded]
}

const foldedWords = (words: readonly QueryWord[]): string => words.map(({ terms }) => terms.folded).join(' ')
