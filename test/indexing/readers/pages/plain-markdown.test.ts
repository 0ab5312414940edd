import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainMarkdown } from '../../../../src/indexing/readers/pages/plain-markdown.ts'

describe('marks go, words stay', () => {
  test.each<[string, string]>([
    ['## عنوان', 'عنوان'],
    ['## عنوان ##', 'عنوان'],
    ['#وسم ليس عنوانا', '#وسم ليس عنوانا'],
    ['**غامق** و*مائل* و***كلاهما***', 'غامق ومائل وكلاهما'],
    ['__غامق__ و _مائل_', 'غامق و مائل'],
    ['غزة_تحت_القصف', 'غزة_تحت_القصف'],
    ['snake_case_name', 'snake_case_name'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['~~محذوف~~', 'محذوف'],
    ['`const x = "**"`', 'const x = "**"'],
    ['``a b``', 'a b'],
    ['[الجزيرة](https://example.org/a_(b))', 'الجزيرة'],
    ['[الجزيرة](https://example.org "عنوان")', 'الجزيرة'],
    ['[الجزيرة][1] و[أخرى][]', 'الجزيرة وأخرى'],
    ['![صورة](a.png)', 'صورة'],
    ['[![صورة](a.png)](https://example.org)', 'صورة'],
    ['[**غامق**](x)', 'غامق'],
    ['[بين معقوفين] (وقوسين)', '[بين معقوفين] (وقوسين)'],
    ['نص[^1]', 'نص'],
    ['<https://example.org/a>', 'https://example.org/a'],
    ['<div dir="rtl">نص<br/>آخر</div><!-- سر -->', 'نصآخر'],
    ['3 < 4 و 5 > 2', '3 < 4 و 5 > 2'],
    ['> اقتباس\n>> آخر', 'اقتباس\nآخر'],
    ['* واحد\n+ اثنان\n  - ثلاثة', '- واحد\n- اثنان\n  - ثلاثة'],
    ['- [x] تم\n- [ ] لم يتم', '- تم\n- لم يتم'],
    ['1. أول\n2. ثان', '1. أول\n2. ثان'],
    ['أول\n\n---\n\nثان\n***\nثالث', 'أول\n\nثان\nثالث'],
    ['عنوان\n===\nنص', 'عنوان\nنص'],
    ['| اسم | عدد |\n|---|:--:|\n| أ | **1** |', 'اسم  عدد\nأ  1'],
    ['[1]: https://example.org "عنوان"\nنص', 'نص'],
    ['[ملاحظة]: هذا نص', '[ملاحظة]: هذا نص'],
    ['```js\nconst a = **b**\n# c\n```\nنص', 'const a = **b**\n# c\nنص'],
    ['\\*ليس مائلا\\* و\\# و\\_', '*ليس مائلا* و# و_'],
    ['a\\b', 'a\\b'],
    ['أول  \nثان', 'أول\nثان'],
    ['أول\n\n\n\nثان', 'أول\n\nثان'],
  ])('%j', (source, plain) => {
    expect(plainMarkdown(source)).toBe(plain)
  })
})

describe('laws', () => {
  test('text without marks stays as it is', () => {
    const words = fc.array(fc.stringMatching(/^[\u0621-\u063a\u0641-\u064aa-z0-9]{1,8}$/), { minLength: 1 })
    fc.assert(fc.property(words, (list) => void expect(plainMarkdown(list.join(' '))).toBe(list.join(' '))))
  })

  test('every word of any text in marks is still there', () => {
    const mark = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      '|',
      '>',
      '#',
      '\n',
      ' ',
      '<',
      '!',
      '~~',
      '\\',
      '-',
    )
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 12 }), fc.array(mark, { maxLength: 12 }), (before, after) => {
        const plain = plainMarkdown(`${before.join('')}\nكلمة\n${after.join('')}`)
        expect(plain).toContain('كلمة')
      }),
    )
  })

  test.each<[string, string]>([
    ['opening brackets', '['.repeat(1_000_000)],
    ['stars', '* '.repeat(500_000)],
    ['backticks', '`'.repeat(1_000_000)],
    ['backticks and letters', `${'`'.repeat(1000)}${'a'.repeat(1_000_000)}`],
    ['spaces', `# ${' '.repeat(1_000_000)}a`],
    ['tags', '<a'.repeat(500_000)],
    ['bars', '|'.repeat(1_000_000)],
    ['quotations', '> '.repeat(500_000)],
    ['lines', '---\n'.repeat(250_000)],
    ['links', '[a](b "'.repeat(100_000)],
    ['underscores', '_a '.repeat(300_000)],
  ])('hostile text takes time in step with its length: %s', (_, text) => {
    const started = performance.now()
    plainMarkdown(text)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
