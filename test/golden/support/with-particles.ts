const PARTICLES = ['و', 'ف', 'ب', 'ل', 'ك']
const WITH_ARTICLE = ['ال', 'وال', 'فال', 'بال', 'كال']

/** The word with each particle and with each particle and the article written onto it. */
export function withParticles(word: string, hasArticle: boolean): string[] {
  const bare = PARTICLES.map((particle) => particle + word)
  if (!hasArticle) return [word, ...bare]
  // The alef of the article goes after ل, and of three lams one: للجنة.
  const withLam = word.startsWith('ل') ? `ل${word}` : `لل${word}`
  return [...new Set([word, ...bare, ...WITH_ARTICLE.map((letters) => letters + word), withLam])]
}
