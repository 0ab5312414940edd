import { describe } from 'vitest'
import { beforeConstruct, beforePastTeh, beforeVerbPlural } from '../../../src/analysis/stemmer/verb-rests.ts'
import { testRests } from '../support/rests.ts'

describe('the ت of a past', () => {
  testRests(beforePastTeh, [
    ['كتب+ت', { كتبت: 100, كتب: 10 }, 'كتب', 'a tenth of the whole is enough'],
    ['كتب+ت', { كتبت: 100, كتب: 9 }, undefined, 'less is not'],
    ['كتب+ت', { كتب: 10 }, undefined, 'nobody has counted the whole'],
    ['بنا+ت', { بنات: 100, بنا: 50, البنات: 5 }, undefined, 'girls take the article'],
    ['بنا+ت', { بنات: 100, بنا: 50, البنات: 4 }, 'بنا', 'hardly ever is not enough'],
    ['صو+ت', { صوت: 100, صو: 50 }, undefined, 'a voice: two letters'],
  ])
})

describe('the ت of a past in ى', () => {
  testRests(beforePastTeh, [
    ['التق+ت', { التقت: 100, التقى: 10 }, 'التقى', 'a tenth of the whole is enough'],
    ['التق+ت', { التقت: 100, التقى: 9 }, undefined, 'less is not'],
    ['التق+ت', { التقت: 100, التقي: 10 }, undefined, 'ي is no ى'],
    ['رأ+ت', { رأى: 50, رأت: 20 }, 'رأى', 'two letters are enough'],
    ['بق+ت', { بقى: 50, بق: 50, بقت: 10 }, undefined, 'not where they are as common alone'],
    ['هد+ت', { هدى: 50, هدت: 10, الهدى: 3 }, undefined, 'guidance is a noun'],
    ['هد+ت', { هدى: 50, هدت: 10, الهدى: 2 }, 'هدى', 'not so: he guided'],
  ])
})

describe('the plural of a verb', () => {
  testRests(beforeVerbPlural, [
    ['كتب+وا', { كتبوا: 100, كتب: 10 }, 'كتب', 'a tenth of the whole is enough'],
    ['كتب+وا', { كتبوا: 100, كتب: 9 }, undefined, 'less is not'],
    ['نس+وا', { نس: 100, نسوا: 10 }, undefined, 'two letters'],
    ['استغرب+وا', {}, 'استغرب', 'unknown: likely, of four letters'],
    ['ركض+وا', {}, undefined, 'not of three'],
    ['استغرب+وا', { استغربوا: 5 }, undefined, 'a known word may have it of its own'],
  ])
})

describe('a masculine plural before its noun', () => {
  testRests(beforeConstruct, [
    ['مسؤول+و', { مسؤولين: 11, مسؤولو: 10, مسؤولون: 1 }, 'مسؤول', 'both cases, one of them commoner'],
    ['مسؤول+و', { مسؤولين: 11, مسؤولو: 10, مسؤول: 1 }, 'مسؤول', 'one case and the singular'],
    ['مسؤول+و', { مسؤولين: 11, مسؤولو: 10 }, undefined, 'one case alone'],
    ['مسؤول+و', { مسؤول: 50, مسؤولو: 10 }, undefined, 'the singular alone'],
    ['مسؤول+و', { مسؤولين: 10, مسؤولو: 10, مسؤول: 1 }, undefined, 'a plural that is no commoner'],
    ['مدع+و', { مدعين: 50, مدعون: 50, مدعو: 10, المدعو: 1 }, undefined, '"the so-called" is no plaintiffs'],
    ['عض+و', { عضين: 50, عضون: 50, عضو: 10 }, undefined, 'a member: two letters'],
  ])
})
