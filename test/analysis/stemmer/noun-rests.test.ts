import { describe } from 'vitest'
import {
  beforeFeminineEnding,
  beforeFeminineSuffix,
  beforeLastLetter,
  beforePlural,
  beforeTanwin,
  beforeTehMarbuta,
  beforeYeh,
} from '../../../src/analysis/stemmer/noun-rests.ts'
import { testRests } from '../support/rests.ts'

describe('a dual of a feminine', () => {
  testRests(beforeFeminineSuffix, [
    ['مدرس+تين', { مدرستين: 100, مدرسة: 10 }, 'مدرسة', 'a tenth of the whole is enough'],
    ['مدرس+تين', { مدرستين: 100, مدرسة: 9 }, undefined, 'less is not'],
    ['مدرس+تان', { مدرستان: 100, المدرسة: 9, مدرسة: 1 }, 'مدرسة', 'with the article it is the same word'],
    ['دول+تا', { دولة: 10 }, 'دولة', 'nobody has counted the whole'],
    ['دول+تا', {}, undefined, 'nor the singular'],
    ['سن+تين', { سنة: 51, سنتين: 50 }, 'سنة', 'two letters are enough in a commoner word'],
    ['سن+تين', { سنة: 50, سنتين: 50 }, undefined, 'but not in one as common'],
    ['بي+تين', { بيه: 50, بيتين: 10 }, undefined, 'two houses; بيه, a bey, has no ة'],
  ])
})

describe('a feminine plural', () => {
  testRests(beforeFeminineEnding, [
    ['لغ+ات', { لغات: 100, لغة: 10 }, 'لغة', 'of a word in ة, if a tenth as common'],
    ['لغ+ات', { لغات: 100, لغة: 9 }, undefined, 'not if rarer'],
    ['قرار+ات', { قرارات: 100, قرار: 10 }, 'قرار', 'of a word without'],
    ['قرار+ات', { قرارات: 100, قرار: 9 }, undefined, 'known too little for that'],
    ['كتاب+ات', { كتابه: 50, كتاب: 20, كتابات: 10 }, 'كتاب', 'his book is no singular in ة'],
    ['بن+ات', { بن: 100, بنات: 10 }, undefined, 'girls are not coffee beans: two letters'],
    ['قنو+ات', { قنوات: 100, قناة: 10 }, 'قناة', 'an alef before ة became و'],
    ['مباري+ات', { مباريات: 100, مباراة: 10 }, 'مباراة', 'or ي'],
    ['قنو+ات', { قنوات: 100, قناة: 9 }, undefined, 'known too little for that'],
    ['صلو+ات', {}, undefined, 'no صلاة is made up where nobody has counted it'],
    ['ميكروب+ات', {}, 'ميكروب', 'unknown: likely, of four letters'],
    ['دلف+ات', {}, undefined, 'not of three'],
    ['تحدي+ات', { تحديات: 10 }, undefined, 'a known word may have it of its own'],
    ['تحدي+ات', { تحديات: 10, تحد: 1 }, 'تحدي', 'unless another of its family is known'],
  ])
})

describe('a plural or dual', () => {
  testRests(beforePlural, [
    ['معلم+ين', { معلمين: 100, معلم: 10 }, 'معلم', 'a tenth of the whole is enough'],
    ['معلم+ين', { معلمين: 100, معلم: 9 }, undefined, 'less is not'],
    ['رجل+ان', { رجلان: 10, رجل: 50 }, 'رجل', 'two men'],
    ['لبن+ان', { لبنان: 100, لبن: 9 }, undefined, 'Lebanon is not two milks'],
    ['متظاهر+ين', { متظاهرين: 100, متظاهرون: 1 }, 'متظاهر', 'both cases make a plural'],
    ['متظاهر+ين', { متظاهرين: 100 }, undefined, 'one does not'],
    ['سوري+ين', { سوريين: 100, سوري: 1 }, 'سوري', 'an adjective in ي may be as rare as it likes'],
    ['بن+ين', { بنين: 10, بن: 100 }, undefined, 'two letters'],
    ['مبرمج+ين', {}, 'مبرمج', 'unknown: likely, of four letters'],
    ['فلس+ين', {}, undefined, 'not of three'],
  ])
})

describe('a tanwin on alef', () => {
  testRests(beforeTanwin, [
    ['كتاب+ا', { كتابا: 40, كتاب: 19, الكتاب: 1 }, 'كتاب', 'a noun half as common as the whole'],
    ['كتاب+ا', { كتابا: 41, كتاب: 19, الكتاب: 1 }, undefined, 'not one that is rarer'],
    ['كتب+ا', { كتب: 100, كتبا: 1 }, undefined, '"they both wrote": what never has the article is no noun'],
    ['دني+ا', { الدني: 50, دنيا: 10, الدنيا: 10 }, undefined, 'the whole has the article itself: the world'],
    ['عص+ا', { العص: 100, عصا: 1 }, undefined, 'two letters'],
  ])
})

describe('a ه or ة', () => {
  testRests(beforeLastLetter, [
    ['كبير+ه', {}, 'كبير', 'three letters are left or more'],
    ['شف+ه', {}, undefined, 'two are not'],
  ])
  testRests(beforeTehMarbuta, [
    ['كبير+ة', {}, 'كبير', 'with its dots'],
    ['كبير+ه', {}, undefined, 'without them'],
    ['شف+ة', {}, undefined, 'two letters'],
  ])
})

describe('"my", or the ي of a plural before its noun', () => {
  testRests(beforeYeh, [
    ['كتاب+ي', { كتاب: 99, كتابي: 50, الكتاب: 1 }, 'كتاب', 'twice as common as the whole'],
    ['كتاب+ي', { كتاب: 99, كتابي: 51, الكتاب: 1 }, undefined, 'not quite'],
    ['لاعب+ي', { لاعبي: 50, لاعبين: 59, لاعب: 40, اللاعب: 1 }, 'لاعب', 'with its plural it is twice as common'],
    ['لاعب+ي', { لاعبي: 50, لاعب: 40, اللاعب: 1 }, undefined, 'without it is not'],
    ['مال+ي', { مال: 500, المال: 500, مالي: 100, المالي: 5 }, undefined, '"financial" takes the article'],
    ['مال+ي', { مال: 500, المال: 500, مالي: 100, المالي: 4 }, 'مال', 'hardly ever: my money'],
    ['علم+ي', { علم: 500, علمي: 10 }, undefined, 'what never has the article is no noun'],
    ['تبن+ي', { تبن: 100, التبن: 100, تبني: 50, يبني: 50 }, undefined, '"she builds" is no straw'],
    ['تبن+ي', { تبن: 100, التبن: 100, تبني: 50 }, 'تبن', 'unless nobody says "he builds"'],
    ['يمن+ي', { اليمن: 100, يمني: 10 }, undefined, 'an imperfect by its letters'],
    ['أب+ي', { الأب: 100, أبي: 10 }, undefined, 'two letters'],
  ])
})
