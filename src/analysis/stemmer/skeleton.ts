/** Letters that come and go inside an Arabic root's words: long vowels, and hamza without a seat. */
const WEAK = /(?!^)[اويء]/gu

/** A word's consonants near its root, from its stem in folded letters: كتاب and كتب, مدارس and مدرسة meet.
 * Fewer than two letters say nothing: the stem stands in. */
export function skeleton(stem: string): string {
  const consonants = stem.replace(WEAK, '')
  return consonants.length < 2 ? stem : consonants
}
