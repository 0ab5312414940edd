import { describe, expect, test } from 'vitest'
import { plain } from './support.ts'

describe('tags go, text stays', () => {
  test.each<[string, string]>([
    ['<div dir="rtl">نص</div>', 'نص'],
    ['<div dir="rtl">نص<br/>آخر</div><!-- سر -->', 'نص\nآخر'],
    ['<div dir="rtl">\n\n**نص**\n\n</div>', 'نص'],
    ['نص <b>غامق</b> و<a href="x">رابط</a>', 'نص غامق ورابط'],
    ['أول<br>ثان<br/>\nثالث', 'أول\nثان\nثالث'],
    ['<p>أول</p><p>ثان</p>', 'أول\nثان'],
    ['نص <p>أول</p><p>ثان</p>', 'نص\nأول\nثان'],
    ['<table><tr><td>أ</td><td>ب</td></tr></table>', 'أ  ب'],
    ['<p>&amp; &#x627; &nbsp</p>', '& ا'],
    ['<details><summary>عنوان</summary>\n\n**نص**\n\n</details>\nنص', 'عنوان\n\nنص\n\nنص'],
    ['| أ<br>ب | ج |\n|--|--|\n| <i>د</i> | ه |', 'أ ب  ج\nد  ه'],
    ['# عنوان<br>**آخر**\nنص', 'عنوان آخر\nنص'],
    ['- <b>بند</b>\n  <br>', '- بند'],
    ['![<b>وصف</b>](a)', 'وصف'],
    ['`<b>نص</b>`', '<b>نص</b>'],
    ['    <b>نص</b>', '<b>نص</b>'],
    ['\\<b>نص', '<b>نص'],
    ['List<String> و 3 <4', 'List و 3 <4'],
    ['نص <?php echo 1 ?><!DOCTYPE a>', 'نص'],
    ['<div title="لا نهاية\n\nنص <script>سر</script>\n\nآخر', 'نص\n\nآخر'],
  ])('%j', (source, text) => {
    expect(plain(source)).toBe(text)
  })
})

describe('what nobody sees is not text', () => {
  test.each<[string, string]>([
    ['نص <script>سر</script>', 'نص'],
    ['<script>سر()</script>\n\nنص', 'نص'],
    ['<script>\nسر()\n\nسر()\n</script>\nنص', 'نص'],
    ['نص <script>\nسر\n\n**سر**\n</script>\n\nآخر', 'نص\n\nآخر'],
    ['<style>\np { }\n\n# سر\n</style>\nنص', 'نص'],
    ['<!-- سر -->\nنص', 'نص'],
    ['<!-- سر\n\n**سر**\n-->\nنص', 'نص'],
    ['نص <!-- سر\nسر -->', 'نص'],
    ['<template>\n\nسر\n\n</template>\n\nنص', 'نص'],
    ['<nav>\n\n- [سر](a)\n- سر\n-\n\n</nav>\n\nنص', 'نص'],
    ['<nav>\n\n- <nav>سر</nav>\n- سر\n\n> سر\n\n</nav> نص', 'نص'],
    [
      '<div hidden>\n\nسر\n\n# سر\n\n| سر |\n|---|\n| سر |\n\n```\nسر\n```\n\n<div>\n\nسر\n\n</div>\n\n</div>\n\nنص',
      'نص',
    ],
    ['نص <span hidden>سر <b>سر</b> `سر` ![سر](a)</span>', 'نص'],
    ['- <nav>\n\n  سر\n\n  </nav>\n\n  نص\n- آخر', '- نص\n- آخر'],
    ['> <script>سر</script>\n\nنص', 'نص'],
    ['| أ <script>سر</script> | ب |\n|--|--|', 'أ  ب'],
    ['- <script>سر</script>\n- نص', '- نص'],
    ['<svg><text>سر</text></svg>\n\nنص', 'نص'],
    ['نص <title>سر</title>', 'نص'],
    ['<nav>سر</nav><nav>\n\nسر\n\n</nav>نص<nav>\n\nسر\n\n</nav>', 'نص'],
  ])('%j', (source, text) => {
    expect(plain(source)).toBe(text)
  })
})

describe('an element that is never closed hides no Markdown', () => {
  test.each<[string, string]>([
    ['الوسم <script> يبدأ به\n\n**نص**', 'الوسم  يبدأ به\n\nنص'],
    ['<nav>\n\nنص\n\n# عنوان', 'نص\n\nعنوان'],
    ['- الوسم <nav>\n- الوسم <b>\n\nنص </nav>', '- الوسم\n- الوسم\n\nنص'],
    ['> <nav>\n>\n> نص\n\nنص </nav>', 'نص\n\nنص'],
    ['[^1]: الوسم <script>\n\nنص </script>', 'الوسم\n\nنص'],
    ['<nav>\n\nسر\n\n</nav> نص <nav>\n\nآخر', 'نص\n\nآخر'],
    [`<nav>${'<b>'.repeat(2000)}\n\nنص`, 'نص'],
  ])('%j', (source, text) => {
    expect(plain(source)).toBe(text)
  })

  test.each<[string, string]>([
    ['<script>\nسر\n\nسر', ''],
    ['<!--\nسر\n\nسر', ''],
    ['<nav>سر\n\nنص', 'نص'],
  ])('what stands in its own piece of HTML stays hidden: %j', (source, text) => {
    expect(plain(source)).toBe(text)
  })
})
