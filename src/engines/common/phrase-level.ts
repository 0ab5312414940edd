import { LEVEL_NAMES, type LevelName } from '../../analysis/token.ts'
import { PHRASE_LEVELS, type PhraseLevelName } from '../engine.ts'

const LOOSEST: PhraseLevelName = 'stem'

/** At which level with positions a phrase of `level` is looked for: itself, else the next looser one, else the loosest. */
export const phraseLevelOf = (level: LevelName): PhraseLevelName =>
  PHRASE_LEVELS.find((name) => LEVEL_NAMES.indexOf(name) >= LEVEL_NAMES.indexOf(level)) ?? LOOSEST
