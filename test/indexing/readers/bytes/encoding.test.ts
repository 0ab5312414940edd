import { describe, expect, test } from 'vitest'
import { decode, toUtf8 } from '../../../../src/indexing/readers/bytes/decode.ts'
import { detectEncoding } from '../../../../src/indexing/readers/bytes/detect-encoding.ts'
import { chunksOf, collect } from '../../support/collect.ts'
import { encode1256, encodeLetters } from '../../support/encode.ts'

const ARABIC = 'قالت وزارة الاقتصاد إن أسعار القمح ارتفعت في السوق المحلية، وأضافت أن المخزون يكفي.\n'
const utf16 = (text: string, big = false): Buffer =>
  big ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le')

describe('the encoding is found', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.from(''), 'utf-8'],
    ['ASCII', Buffer.from('plain text'), 'utf-8'],
    ['UTF-8', Buffer.from(ARABIC), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${ARABIC}`), 'utf-8'],
    ['UTF-8 with NUL', Buffer.from('a\u0000b\u0000c ولد'), 'utf-8'],
    ['UTF-8 with a replacement character', Buffer.from(`${ARABIC}\ufffd${ARABIC}`), 'utf-8'],
    ['UTF-16 LE with a byte order mark', utf16(`\ufeff${ARABIC}`), 'utf-16le'],
    ['UTF-16 BE with a byte order mark', utf16(`\ufeff${ARABIC}`, true), 'utf-16be'],
    ['UTF-16 LE without', utf16(ARABIC), 'utf-16le'],
    ['UTF-16 BE without', utf16(ARABIC, true), 'utf-16be'],
    ['UTF-16 LE in Latin letters', utf16('{"id":"a"}'), 'utf-16le'],
    ['Windows-1256', encode1256(ARABIC), 'windows-1256'],
    ['Windows-1256 after a lot of ASCII', encode1256('x'.repeat(200_000) + ARABIC), 'windows-1256'],
    ['one word in Windows-1256', encode1256('title: السوق'), 'windows-1256'],
    ['Windows-1256 with quotation marks', encode1256(`«${ARABIC}» – ${ARABIC}`), 'windows-1256'],
  ])('%s', async (_, bytes, encoding) => {
    for (const size of [1000, 65_536, bytes.length + 1]) {
      expect(await detectEncoding(chunksOf(bytes, size))).toEqual({ encoding })
    }
  })

  test('a chunk may end anywhere in a character', async () => {
    for (const size of [1, 2, 3, 5]) {
      expect(await detectEncoding(chunksOf(`${'x'.repeat(40)}${ARABIC}😀`, size))).toEqual({ encoding: 'utf-8' })
    }
  })
})

describe('what is in no encoding that can be told is damaged at a byte', () => {
  const damaged = Buffer.concat([Buffer.from(ARABIC), Buffer.from([0xff]), Buffer.from(ARABIC)])

  test.each<[string, Uint8Array, number]>([
    ['one bad byte in UTF-8', damaged, Buffer.byteLength(ARABIC)],
    ['a bad byte first', Buffer.concat([Buffer.from([0xff]), Buffer.from(ARABIC)]), 0],
    ['after a replacement character', Buffer.concat([Buffer.from('\ufffd'), Buffer.from([0xc3, 0x28])]), 3],
    ['UTF-8 cut off in a character', Buffer.from(ARABIC).subarray(0, 12), 11],
    [
      'UTF-8 with a line in Windows-1256',
      Buffer.concat([Buffer.from(ARABIC), encode1256(ARABIC)]),
      Buffer.byteLength(ARABIC),
    ],
    ['French in Windows-1252', Buffer.from('la société générale a créé été à Orléans où il fut élevé', 'latin1'), 7],
    ['one capital letter in Windows-1252', Buffer.from('CAFÉ DE PARIS', 'latin1'), 3],
    ['Russian in Windows-1251', encodeLetters('москва столица россии и самый большой город', 'windows-1251'), 0],
    ['Russian in KOI8-R', encodeLetters('москва столица россии и самый большой город', 'koi8-r'), 0],
    ['Russian in KOI8-R, every word of it Arabic letters', encodeLetters('россии много тепла', 'koi8-r'), 0],
    ['Greek', encodeLetters('η αθήνα είναι η πρωτεύουσα της ελλάδας', 'iso-8859-7'), 0],
    ['Arabic in ISO 8859-6', encodeLetters(ARABIC, 'iso-8859-6'), 0],
    ['noise', Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251)), 1],
  ])('%s', async (_, bytes, damagedAt) => {
    expect(await detectEncoding(chunksOf(bytes, 50_000))).toEqual({ encoding: undefined, damagedAt })
  })

  test('the byte is counted across chunks', async () => {
    for (const size of [1, 2, 3, 7, 64]) {
      const found = await detectEncoding(chunksOf(damaged, size))
      expect(found).toEqual({ encoding: undefined, damagedAt: Buffer.byteLength(ARABIC) })
    }
  })
})

describe('text is decoded as a stream', () => {
  test.each<[string, Uint8Array, Parameters<typeof decode>[1]]>([
    ['UTF-8', Buffer.from(`\ufeff${ARABIC}😀`), 'utf-8'],
    ['UTF-16 LE', utf16(`\ufeff${ARABIC}😀`), 'utf-16le'],
    ['UTF-16 BE', utf16(`\ufeff${ARABIC}😀`, true), 'utf-16be'],
  ])('%s', async (_, bytes, encoding) => {
    for (const size of [1, 3, 1000]) {
      expect((await collect(decode(chunksOf(bytes, size), encoding))).join('')).toBe(`${ARABIC}😀`)
    }
  })

  test('Windows-1256 becomes UTF-8', async () => {
    expect(Buffer.concat(await collect(toUtf8(chunksOf(encode1256(ARABIC)), 'windows-1256'))).toString()).toBe(ARABIC)
  })

  test('bad bytes are an error, not a replacement', async () => {
    await expect(collect(decode(chunksOf(Buffer.from([0x41, 0xff])), 'utf-8'))).rejects.toThrow(
      expect.objectContaining({ code: 'bad_input' }),
    )
    await expect(collect(decode(chunksOf(Buffer.from([0x41, 0x00, 0x42])), 'utf-16le'))).rejects.toThrow(/after byte 3/)
  })
})
