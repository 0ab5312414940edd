import { describe } from 'vitest'
import {
  beforeHeh,
  beforePronoun,
  beforeRarePronoun,
  beforeTiedYeh,
} from '../../../src/analysis/stemmer/pronoun-rests.ts'
import { testRests } from '../support/rests.ts'

describe('before a pronoun', () => {
  testRests(beforePronoun, [
    ['كتاب+هم', { كتابهم: 100, كتاب: 10 }, 'كتاب', 'a tenth of the whole is enough'],
    ['كتاب+هم', { كتابهم: 100, كتاب: 9 }, undefined, 'less is not'],
    ['من+هم', { من: 100, منهم: 99 }, 'من', 'two letters are enough in a commoner word'],
    ['مت+هم', { متهم: 50, مت: 50 }, undefined, '"accused": not in one as common'],
    ['ميكروب+هم', {}, 'ميكروب', 'unknown: likely, of four letters'],
    ['دلف+هم', {}, undefined, 'not of three'],
    ['استف+هم', { استفهم: 5 }, undefined, '"he inquired": a known word may have it of its own'],
  ])
})

describe('a ة before a pronoun is written ت', () => {
  testRests(beforePronoun, [
    ['سياست+ها', { سياستها: 100, سياسة: 10 }, 'سياسة', 'a tenth of the whole is enough'],
    ['سياست+ها', { سياستها: 100, سياسة: 9 }, undefined, 'less is not'],
    ['بيت+ها', { بيت: 50, بيتها: 10 }, 'بيت', 'there is no بية'],
    ['صوت+ها', { صوت: 50, صوة: 49, صوتها: 10 }, 'صوت', 'the commoner of the two'],
    ['والدت+ها', { والده: 50, والدة: 20, والدتها: 10 }, 'والدة', 'though "his father" is commoner: there is no والدت'],
    ['بنت+ها', { بنه: 50, بنت: 30, بنتها: 10 }, 'بنت', 'her daughter, not of "his son": there is a بنت'],
  ])
})

describe('a ى before a pronoun is written ا', () => {
  testRests(beforePronoun, [
    ['مستوا+ها', { مستوى: 50, مستواها: 10 }, 'مستوى', 'known so'],
    ['دنيا+هم', { دنيا: 50, دنياهم: 10 }, 'دنيا', 'not known with ى'],
    ['هوا+ها', { هوي: 50, هوا: 20, هواها: 10 }, 'هوا', 'ي is no ى'],
  ])
})

describe('a dual or plural before a pronoun has lost its ن', () => {
  testRests(beforePronoun, [
    ['لاعبي+هم', { لاعب: 100, لاعبي: 50, لاعبيهم: 10 }, 'لاعب', 'twice as common as with its ي'],
    ['محامي+هم', { محام: 99, محامي: 50, محاميهم: 10 }, 'محامي', 'not quite: his ي is his own'],
    ['يدي+هم', { يد: 100, يدي: 10, يديهم: 10 }, 'يد', 'a noun of two letters'],
    ['علي+هم', { عل: 100, علي: 10, عليهم: 10 }, 'علي', 'two letters that are no noun'],
  ])
})

describe('before a pronoun that more words end in by themselves', () => {
  testRests(beforeRarePronoun, [
    ['كتاب+نا', { كتاب: 50, كتابنا: 50 }, 'كتاب', 'the rest is as common as the whole'],
    ['محا+كم', { محاكم: 50, محا: 49 }, undefined, 'courts: not when it is rarer'],
    ['ميكروب+نا', {}, undefined, 'nor when nobody has counted either'],
    ['رب+ك', { رب: 50, ربك: 50 }, 'رب', 'a noun of two letters'],
    ['مل+ك', { مل: 50, ملك: 50 }, undefined, 'a king: two letters that are no noun'],
    ['حيات+نا', { حياتنا: 100, حياة: 10 }, 'حياة', 'a ة that became ت needs a tenth only'],
  ])
})

describe('before a ه', () => {
  testRests(beforeHeh, [
    ['كتاب+ه', { كتابه: 100, كتاب: 10 }, 'كتاب', 'a tenth of the whole is enough'],
    ['كتاب+ه', { كتابه: 100, كتاب: 9 }, undefined, 'less is not'],
    ['ميكروب+ه', {}, undefined, 'nothing is'],
    ['كتاب+ة', { كتاب: 100, كتابه: 10 }, undefined, 'with its dots it is no pronoun'],
    ['حيات+ة', { حياة: 100 }, 'حياة', 'but for a slip: nothing else ends in تة'],
    ['كتاب+ه', { كتاب: 100, كتابة: 20, كتابه: 10 }, 'كتاب', 'a third of the writers leave out no dots'],
    ['كتاب+ه', { كتاب: 100, كتابة: 21, كتابه: 10 }, undefined, 'less may have left them out: writing'],
    ['قرارات+ه', { قرارات: 100, قراراتة: 21, قراراته: 10 }, 'قرارات', 'no ة stands after ات'],
    ['أبناؤ+ه', { أبناء: 100, أبناؤة: 21, أبناؤه: 10 }, 'أبناء', 'nor after a hamza that got its seat back'],
    ['عيني+ه', { عين: 100, عيني: 50, عينيه: 10 }, 'عين', 'a dual that lost its ن'],
    ['رب+ه', { رب: 100, ربه: 10 }, 'رب', 'a noun of two letters'],
    ['وج+ه', { وج: 100, وجه: 10 }, undefined, 'a face: two letters that are no noun'],
  ])
})

describe('"my" after ة', () => {
  testRests(beforeTiedYeh, [
    ['مدرست+ي', { مدرسة: 50, مدرستي: 10 }, 'مدرسة', 'my school'],
    ['حيات+ي', { حياة: 50, حياتي: 10, الحياتي: 1 }, undefined, 'with the article it is an adjective'],
    ['كتاب+ي', { كتاب: 50, كتابي: 10 }, undefined, 'no ة'],
  ])
})
