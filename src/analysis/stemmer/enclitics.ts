import { ALEF, HEH, TEH, WAW, YEH } from '../spelling/letters.ts'
import type { EndingRule, Rule } from './cut.ts'
import {
  beforeFeminineEnding,
  beforeFeminineSuffix,
  beforeLastLetter,
  beforePlural,
  beforeTanwin,
  beforeTehMarbuta,
  beforeYeh,
} from './noun-rests.ts'
import { beforeHeh, beforePronoun, beforeRarePronoun, beforeTiedYeh } from './pronoun-rests.ts'
import { beforeConstruct, beforePastTeh, beforeVerbPlural } from './verb-rests.ts'

const KEEP_HEH = ['root-heh', 'keep-teh-marbuta', 'noun-iyya']

/** What makes rules for the endings of one sort of words. */
const endingOf =
  (sort: Pick<EndingRule, 'onPlural' | 'onVerb'>) =>
  (name: string, letters: string, why: string, protections: readonly string[], rest: Rule['rest']): EndingRule => ({
    name,
    letters,
    why,
    protections,
    rest,
    ...sort,
    withArticle: true,
  })

/** Of a singular noun or adjective. */
const noun = endingOf({ onPlural: false, onVerb: false })
/** Of verbs, and some of them of nouns in the singular too. */
const verb = endingOf({ onPlural: false, onVerb: true })
/** Of nouns, broken plurals among them. */
const either = endingOf({ onPlural: true, onVerb: false })

/** What may be written onto the end of a word. In this order: what stands last in a word is cut first. */
export const ENCLITICS: readonly EndingRule[] = [
  pronoun('هما', ['end-ha'], beforePronoun),
  pronoun('كما', ['end-alef'], beforePronoun),
  pronoun('هم', ['end-hm'], beforePronoun),
  pronoun('ها', ['end-ha'], beforePronoun),
  pronoun('هن', ['end-hn'], beforeRarePronoun),
  pronoun('كم', ['end-km'], beforeRarePronoun),
  pronoun('كن', ['end-kn'], beforeRarePronoun),
  pronoun('نا', ['end-na'], beforeRarePronoun),
  pronoun('ك', ['end-kaf'], beforeRarePronoun),
  pronoun(HEH, ['root-heh'], beforeHeh),
  pronoun(YEH, ['root-yeh'], beforeTiedYeh),
  noun('dual of a feminine', 'تين', 'مدرستين of مدرسة', ['root-noon'], beforeFeminineSuffix),
  noun('dual of a feminine', 'تان', 'مدرستان of مدرسة', ['root-noon'], beforeFeminineSuffix),
  noun('dual of a feminine', 'تا', 'دولتا الجوار: دولة', ['end-alef'], beforeFeminineSuffix),
  noun('feminine plural', 'ات', 'of a word in ة (لغات) or without (قرارات)', ['root-teh'], beforeFeminineEnding),
  verb('plural or dual', 'ين', 'not in فلسطين, تمرين', ['root-noon'], beforePlural),
  verb('masculine plural', 'ون', 'not in قانون, تلفزيون', ['root-noon'], beforePlural),
  verb('dual', 'ان', 'not in لبنان, برلمان', ['root-noon'], beforePlural),
  verb('verb plural', 'وا', 'كتبوا of كتب', ['end-alef'], beforeVerbPlural),
  noun('masculine plural before its noun', WAW, 'مسؤولو الشركة of مسؤولون; not عضو', ['end-waw'], beforeConstruct),
  verb('feminine past', TEH, 'قالت of قال; not صوت, بيت', ['root-teh'], beforePastTeh),
  either('tanwin', ALEF, 'no alef with the article: كتابا, not دنيا', ['end-alef'], beforeTanwin),
  noun('feminine ة', HEH, 'كبيرة of كبير, not مكتبة of مكتب', KEEP_HEH, beforeTehMarbuta),
  either('feminine ه or pronoun ه', HEH, 'a ة without its dots, or a pronoun: وعوده', KEEP_HEH, beforeLastLetter),
  either('pronoun or plural ي', YEH, 'كتابي of كتاب, لاعبي of لاعب; not مالي of مال', ['root-yeh'], beforeYeh),
]

function pronoun(letters: string, protections: readonly string[], rest: Rule['rest']): EndingRule {
  const why = `not where ${letters} is of the root`
  // A noun has the article or a pronoun; of one letter, what looks like it belongs to the word.
  const withArticle = letters.length > 1
  return {
    name: `pronoun ${letters}`,
    letters,
    why,
    protections,
    rest,
    onPlural: true,
    onVerb: true,
    withArticle,
  }
}
