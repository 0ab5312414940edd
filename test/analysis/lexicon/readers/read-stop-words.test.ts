import { describe, expect, test } from 'vitest'
import { readStopWords } from '../../../../src/analysis/lexicon/readers/read-stop-words.ts'
import { readSpelling } from '../../../../src/analysis/spelling/read-spelling.ts'

const LISTS: Readonly<Record<string, string>> = {
  'stop-words.tsv': 'في\tpreposition\nعلى\tpreposition\nهم\tpronoun\nو\tconjunction\nب\u0640\tclitic\nس\tletter',
  'not-conjoined.tsv': 'وهم\tillusion\nفهم\tunderstanding',
}

const isStopWord = readStopWords((name) => LISTS[name] ?? '')
const stops = (text: string) => isStopWord(readSpelling(text).plain, text)

describe('a stop word', () => {
  test.each([
    ['في', 'listed'],
    ['هم', 'listed'],
    ['وفي', 'with و before it'],
    ['ففي', 'with ف'],
    ['و', 'a letter that is listed'],
    ['ف\u0650ي', 'whatever its marks'],
    ['ب\u0640', 'a clitic that stands alone, by its tatweel'],
    ['ب\u0650\u0640', 'here too'],
    ['ب\u0640\u0650', 'and with a mark behind'],
    ['وب\u0640', 'or with و before it'],
  ])('%s: %s', (word) => expect(stops(word)).toBe(true))
})

describe('no stop word', () => {
  test.each([
    ['كتاب', 'not listed'],
    ['وهم', 'listed as a word of its own'],
    ['فهم', 'here too'],
    ['ووفي', 'one conjunction only'],
    ['بفي', 'no other particle'],
    ['علي', 'Ali: asked before letters are folded'],
    ['ب', 'a letter without tatweel'],
    ['\u0640ب', 'or with one before it'],
    ['فيب\u0640', 'or in a longer word'],
    ['وس', 'a single letter is no word behind و'],
    ['فو', 'here too'],
  ])('%s: %s', (word) => expect(stops(word)).toBe(false))
})
