import { expect, test } from 'vitest'
import { documentsOf, problemsOf, readContent } from '../../support/collect.ts'
import { encode1256 } from '../../support/encode.ts'

const SRT = `1
00:00:01,000 --> 00:00:03,500
<i>صباح الخير</i>
يا سلمى

2
00:00:04,000 --> 00:00:06,000 X1:10 X2:20
{\\an8}<font color="#ffff00">في عام</font>
1984
وُلدتُ
3
00:00:07,000 --> 00:00:08,000
3 < 5 & أكثر

سطر بعد سطر فارغ
`

const VTT = `WEBVTT - فيلم
Kind: captions
Language: ar

STYLE
::cue { color: yellow }

NOTE هذا تعليق
لا يظهر

مقدمة
00:01.000 --> 00:03.500 align:start position:0%
<v.loud سلمى>صباح <00:00:02.000><c.yellow>الخير</c></v>

01:00:04.000 --> 01:00:06.000
3 &lt; 5 &amp; أكثر &copy;
NOTE ليس تعليقا
`

test.each<[string, string, string]>([
  ['قصة مدينة.srt', SRT, 'صباح الخير يا سلمى\nفي عام 1984 وُلدتُ\n3 < 5 & أكثر\nسطر بعد سطر فارغ'],
  [
    'قصة_مدينة.ar.SRT',
    `\ufeff${SRT.replaceAll('\n', '\r\n')}`,
    'صباح الخير يا سلمى\nفي عام 1984 وُلدتُ\n3 < 5 & أكثر\nسطر بعد سطر فارغ',
  ],
  ['قصة.vtt', VTT, 'صباح الخير\n3 < 5 & أكثر &copy; NOTE ليس تعليقا'],
])('%s: what is said, without numbers, times and tags', async (name, content, text) => {
  const title = name.replace(/\.\w+$/, '').replaceAll(/[_.]/g, ' ')
  expect(documentsOf(await readContent(name, content))).toEqual([{ id: name, title, text }])
})

test('a name that says nothing gives way to what is said first', async () => {
  const [document] = documentsOf(await readContent('01.srt', SRT))
  expect(document).toMatchObject({ title: 'صباح الخير يا سلمى' })
})

test('old subtitles in Windows-1256 are converted, with a notice', async () => {
  const read = await readContent('قصة.srt', encode1256(SRT))
  expect(documentsOf(read)).toEqual([expect.objectContaining({ text: expect.stringContaining('صباح الخير يا سلمى') })])
  expect(read.notices).toEqual(['the text is in Windows-1256 and was converted'])
})

test('a file without subtitles is rejected', async () => {
  expect(problemsOf(await readContent('x.vtt', 'WEBVTT\n\nNOTE x\n'))).toEqual(['-: the file holds no text'])
})

test('a long line without an end of its tags takes no long time', async () => {
  const started = performance.now()
  await readContent('x.srt', `1\n00:00:01,000 --> 00:00:02,000\n${'<a{\\'.repeat(100_000)}\n`)
  expect(performance.now() - started).toBeLessThan(3000)
})
