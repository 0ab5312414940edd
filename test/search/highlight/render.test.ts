import { describe, expect, test } from 'vitest'
import { strayBidiControls } from '../../../src/search/highlight/bidi-controls.ts'
import { renderSnippetHtml } from '../../../src/search/highlight/render-html.ts'
import { renderSnippetText } from '../../../src/search/highlight/render-text.ts'
import type { Range } from '../../../src/search/highlight/snippet.ts'

const whole = (text: string, ranges: readonly Range[] = []) => ({ start: 0, end: text.length, ranges })
const ANSI = { open: '\u001b[1m', close: '\u001b[0m' }

describe('HTML', () => {
  test('escapes first and puts its tags in afterwards', () => {
    const text = '<b>كتاب</b> & "x" \'y\' &lt;<mark>'
    expect(renderSnippetHtml(whole(text, [[3, 7]]), text)).toBe(
      '&lt;b&gt;<mark>كتاب</mark>&lt;/b&gt; &amp; &quot;x&quot; &#39;y&#39; &amp;lt;&lt;mark&gt;',
    )
  })

  test.each([
    ['nothing left off', 'كتاب قلم', 0, 8, '<mark>كتاب</mark> قلم'],
    ['at the end', 'كتاب قلم', 0, 4, '<mark>كتاب</mark> …'],
    ['at the beginning', 'قلم كتاب', 4, 8, '… <mark>كتاب</mark>'],
    ['white space is nothing', ' \n كتاب \n', 3, 7, '<mark>كتاب</mark>'],
  ])('ellipses: %s', (_, text, start, end, html) => {
    const at = text.indexOf('كتاب')
    expect(renderSnippetHtml({ start, end, ranges: [[at, at + 4]] }, text)).toBe(html)
  })

  test('a lone surrogate becomes U+FFFD, a pair stays', () => {
    const text = 'ا \ud83d ب \ude00 😀'
    expect(renderSnippetHtml(whole(text), text)).toBe('ا \ufffd ب \ufffd 😀')
  })

  test('stray bidi controls go, pairs and marks stay, also inside a marked word', () => {
    const text = 'a\u202eb\u202cc \u202ed\u2069 \u200fe\u202ef'
    expect(renderSnippetHtml(whole(text, [[11, 14]]), text)).toBe('a\u202eb\u202cc d \u200f<mark>ef</mark>')
  })
})

describe('a snippet of a hundred thousand characters', () => {
  test('with as many controls as marked words takes no longer than others', () => {
    const text = 'ب\u20e3\u202e'.repeat(60_000)
    const ranges = Array.from({ length: 60_000 }, (_, i): Range => [3 * i, 3 * i + 1])
    const start = performance.now()
    expect(renderSnippetHtml(whole(text, ranges), text)).toBe('<mark>ب</mark>\u20e3'.repeat(60_000))
    // Each mark with each control took fifteen seconds.
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  test('may hold nothing but controls', () => {
    const text = `ب${'\u2067'.repeat(190_000)}\nب`
    expect(renderSnippetHtml(whole(text), text)).toBe('ب\nب')
  })
})

describe('stray bidi controls', () => {
  test.each([
    ['an embedding without an end', 'a\u202bb', [1]],
    ['an end without an embedding', 'a\u202cb', [1]],
    ['a pair', '\u202ba\u202c', []],
    ['nested pairs', '\u202b\u2067a\u2069\u202c', []],
    ['an isolate without an end', '\u2068\u2068a\u2069', [0]],
    ['an isolate ends what was opened in it', '\u2066\u202aa\u2069\u202c', [1, 4]],
    ['an embedding does not end outside of its isolate', '\u202a\u2066\u202c\u2069\u202c', [2]],
    ['a paragraph ends everything', '\u202aa\nb\u202c', [0, 4]],
    ['marks have no reach', '\u200e\u200f\u061c', []],
    ['none', 'نص', []],
  ])('%s', (_, text, stray) => {
    expect(strayBidiControls(text)).toEqual(stray)
  })

  test('linear on deep nesting', () => {
    const text = '\u202a\u2066'.repeat(100_000)
    const start = performance.now()
    expect(strayBidiControls(text)).toHaveLength(200_000)
    expect(strayBidiControls(text + '\u2069'.repeat(100_000))).toHaveLength(100_000)
    expect(performance.now() - start).toBeLessThan(1500)
  })
})

describe('text for a terminal', () => {
  test('marks words and keeps a snippet on one line', () => {
    const text = 'أول\r\n\tكتاب <b>\u2028نعم'
    expect(renderSnippetText(renderSnippetHtml(whole(text, [[6, 10]]), text), ANSI)).toBe(
      'أول \u001b[1mكتاب\u001b[0m <b> نعم',
    )
  })

  test('no control character of the document gets through', () => {
    const text = 'a\u001b[31mb\u0000c\u009b2Jd\u0007e\u007ff'
    expect(renderSnippetText(renderSnippetHtml(whole(text), text), { open: '', close: '' })).toBe('a[31mbc2Jdef')
  })

  test('has the ellipses of the HTML', () => {
    const html = renderSnippetHtml({ start: 4, end: 8, ranges: [[4, 8]] }, 'قلم كتاب قلم')
    expect(renderSnippetText(html, { open: '[', close: ']' })).toBe('… [كتاب] …')
  })

  test('what was escaped for HTML is itself again', () => {
    const text = `<mark> & "&lt;" 'x'`
    expect(renderSnippetText(renderSnippetHtml(whole(text), text), ANSI)).toBe(text)
  })
})
