import type { LevelName } from '../../../analysis/token.ts'

/** The index's field for a text field's terms at a level. */
export const termsPath = (field: string, level: LevelName): string => `terms.${field}.${level}`

/** The index's field for the terms of all text fields together at a level. */
export const catchAllPath = (level: LevelName): string => `all.${level}`

/** The index's field for the values of a keyword, number or date field. */
export const valuesPath = (field: string): string => `values.${field}`
