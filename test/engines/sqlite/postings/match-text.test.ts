import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countTerms, encodeTerms } from '../../../../src/engines/sqlite/postings/encode-terms.ts'
import { renderPhraseMatch, renderPrefixMatch } from '../../../../src/engines/sqlite/postings/match-text.ts'
import type { TextColumn } from '../../../../src/engines/sqlite/postings/postings-layout.ts'

const TITLE: TextColumn = { field: 'title', number: 0, column: '0_title', weight: 2 }
const TEXT: TextColumn = { field: 'text', number: 1, column: '1_text', weight: 1 }

describe('match text', () => {
  test.each([
    [['a'], [TITLE, TEXT], '"a"'],
    [['a', 'b'], [TITLE, TEXT], '"a b"'],
    [['a"b', '"'], [TITLE, TEXT], '"a""b """'],
    [['a'], [TEXT], '{"1_text"} : "a"'],
    [['US'], [TITLE], '{"0_title"} : "\ue055\ue053"'],
  ])('%j in %j', (terms, fields, match) => {
    expect(renderPhraseMatch(terms, fields, [TITLE, TEXT])).toBe(match)
    expect(renderPrefixMatch(terms[0] ?? '', fields, [TITLE, TEXT])).toMatch(/" \*$/)
  })
})

describe('terms', () => {
  test.each([
    ['كتاب a.b_c 12', 'كتاب a.b_c 12'],
    ['A Z', '\ue041 \ue05a'],
    ['\u0000\n\u001f\u007f', '\ue000\ue00a\ue01f\ue07f'],
    ['a\u0080 \u009f\u00a0', 'a\ue080 \ue09f\u00a0'],
    ['', ''],
  ])('%j is kept as %j', (stream, encoded) => {
    expect(encodeTerms(stream)).toBe(encoded)
  })

  test('are counted as a split counts them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '  ', 'bc', '\n'), { maxLength: 12 }), (parts) => {
        const stream = parts.join('')
        expect(countTerms(stream)).toBe(stream.split(' ').filter((term) => term !== '').length)
      }),
    )
  })
})
