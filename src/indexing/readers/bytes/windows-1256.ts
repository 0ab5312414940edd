const WORD = /[\p{L}\p{M}]+/gu
const ARABIC_WORD = /^(?:[\p{Script=Arabic}\p{M}]{2,}|و)$/u

/** They are a third of all letters in Arabic. Read as Windows-1256, a Cyrillic text (KOI8-R) has hardly any of them,
 * and one in ISO 8859-6, which has the alphabet elsewhere, has Latin letters between the Arabic ones. */
const COMMON = /[لمنهوي]/gu

/**
 * Whether bytes that are not UTF-8 look like Arabic in Windows-1256, the code page of older Windows programs. Any bytes
 * at all can be read in it, so the result of reading must look like Arabic: nearly all letters beyond ASCII stand in
 * purely Arabic words, and the letters that are common in Arabic are common.
 */
export function looksLikeWindows1256(bytes: Uint8Array): boolean {
  const text = new TextDecoder('windows-1256').decode(bytes)
  const words = text.match(WORD)?.filter((word) => /[^\p{ASCII}]/u.test(word)) ?? []
  const letters = words.join('').length
  const arabic = words.filter((word) => ARABIC_WORD.test(word)).join('')
  const common = arabic.match(COMMON)?.length ?? 0
  return arabic.length >= letters * 0.9 && common > arabic.length * 0.15
}
