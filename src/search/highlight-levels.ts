import type { LevelName } from '../analysis/token.ts'

/** Which matches are marked: those that make a document a hit; the root's words only where nothing else explains it. */
export const HIGHLIGHT_LEVELS: { matches: LevelName[]; fallback: LevelName[] } = {
  matches: ['bare', 'stem'],
  fallback: ['broad'],
}
