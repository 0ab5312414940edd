export const MATCH_MODES = ['any', 'most', 'all'] as const

/** How many of the words that stand side by side a document must hold. */
export type MatchMode = (typeof MATCH_MODES)[number]
