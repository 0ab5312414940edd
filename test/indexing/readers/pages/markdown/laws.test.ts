import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plain } from './support.ts'

const MARKS =
  '* ** _ ` ``` ~~ ~~~ [ ] ( ) ! | > # - + 1. \\ < </ <b> <script> </script> <nav> </nav> <!-- --> &amp; [^1] [^1]: [a]: http://a ---'
const mark = fc.constantFrom(...MARKS.split(' '), '\n', '\n\n', '\n    ', ' ', '\t', '\n---\n', '|\n|-|\n')

test('text without marks stays as it is', () => {
  const words = fc.array(fc.stringMatching(/^[\u0621-\u063a\u0641-\u064aa-z0-9]{1,8}$/), { minLength: 1 })
  fc.assert(fc.property(words, (list) => void expect(plain(list.join(' '))).toBe(list.join(' '))))
})

test('no text is refused, and none becomes longer but for the numbers of a list', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.oneof(mark, fc.constantFrom('كلمة', 'a')), { maxLength: 60 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (source) => void expect(plain(source).length).toBeLessThanOrEqual(2 * source.length + 10)),
    { numRuns: 2000 },
  )
})

test('every word between marks is still there, unless an address or a comment holds it', () => {
  const around = fc.array(fc.constantFrom(...'* ** _ ` [ ] | > # < ! ~~ \\ - + 1.'.split(' '), '\n', ' '), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(around, around, (before, after) => {
      fc.pre(!/<!-/.test(before.join('')))
      expect(plain(`${before.join('')}\nكلمة\n${after.join('')}`)).toContain('كلمة')
    }),
    { numRuns: 1000 },
  )
})

/** Long enough: time that grew with the square of it would be minutes. */
const KB = 250
const MB = 1_000_000

test.each<[string, string]>([
  ['opening brackets', '['.repeat(MB)],
  ['closing brackets', ']'.repeat(1000 * KB)],
  ['brackets in each other', '['.repeat(500 * KB) + ']'.repeat(500 * KB)],
  ['images in each other', '![a'.repeat(140 * KB) + '](b)'.repeat(140 * KB)],
  ['stars', '*'.repeat(MB)],
  ['stars and spaces', '* '.repeat(MB / 2)],
  ['stars and letters', '*a'.repeat(500 * KB)],
  ['stars behind Arabic letters', 'ك*«ك'.repeat(250 * KB)],
  ['two stars left open', '** كلمة '.repeat(125 * KB)],
  ['stars and underscores', '*a _b '.repeat(80 * KB) + '_ *'.repeat(160 * KB)],
  ['underscores', '_a '.repeat(300 * KB)],
  ['backticks', '`'.repeat(1000 * KB)],
  ['runs of backticks', Array.from({ length: 1400 }, (_, i) => '`'.repeat(i)).join(' ')],
  ['backticks and letters', `${'`'.repeat(1000)}${'a'.repeat(1000 * KB)}`],
  ['spaces', `# ${' '.repeat(1000 * KB)}a`],
  ['tags', '<a'.repeat(500 * KB)],
  ['comments left open', 'a<!--'.repeat(200 * KB)],
  ['elements left open', '<div>\n'.repeat(160 * KB)],
  ['elements left open in a line', 'a <b>'.repeat(200 * KB)],
  ['hidden elements left open', '<nav>\n\na\n\n'.repeat(100 * KB)],
  ['bars', '|'.repeat(1000 * KB)],
  ['a table without an end', `|a|\n|-|\n${'|b\n'.repeat(300 * KB)}`],
  ['quotations in each other', '> '.repeat(MB / 2)],
  ['quotations in each other around a word', `${'>'.repeat(MB)}a`],
  ['lists in each other', '- '.repeat(MB / 2)],
  ['numbered lists in each other', `${'1. '.repeat(300 * KB)}a`],
  ['lists further and further in', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n')],
  ['lines that a deep list could go on with', `${'- '.repeat(40)}a\n${'b\n'.repeat(200 * KB)}`],
  ['lines that a deep quotation could go on with', `${'> '.repeat(80)}a\n${'b\n'.repeat(100 * KB)}`],
  ['footnotes in each other', '[^a]: '.repeat(160 * KB)],
  ['footnotes left open', '[^a'.repeat(300 * KB)],
  ['lines', '---\n'.repeat(250 * KB)],
  ['links', '[a](b "'.repeat(100 * KB)],
  ['addresses', 'http://a/('.repeat(100 * KB)],
  ['definitions', '[a]: b "\n'.repeat(100 * KB)],
  ['entities left open', '&a'.repeat(500 * KB)],
])('hostile text takes time in step with its length: %s', (_, text) => {
  const started = process.cpuUsage()
  const length = plain(text).length
  const { user } = process.cpuUsage(started)
  expect(user / 1000).toBeLessThan(10_000)
  expect(length).toBeLessThanOrEqual(text.length)
})

test('what is nested too deeply is read as text', () => {
  expect(plain(`${'>'.repeat(100_000)} كلمة`)).toMatch(/^>+ كلمة$/)
  expect(plain(`${'- '.repeat(100)}كلمة`)).toMatch(/كلمة$/)
  expect(plain(`${'> '.repeat(20)}كلمة`)).toBe('كلمة')
})
