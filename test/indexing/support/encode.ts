/** Text in an old code page; a letter that it lacks is left out. */
export function encodeLetters(text: string, encoding: string): Uint8Array {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  return Uint8Array.from([...text].map((letter) => letters.indexOf(letter)).filter((byte) => byte >= 0))
}

/** Arabic text as older Windows programs wrote it. */
export const encode1256 = (text: string): Uint8Array => encodeLetters(text, 'windows-1256')
