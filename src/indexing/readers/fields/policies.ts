/** What becomes of a document with a name that is no field: it is rejected, or goes in without, with a notice. */
export const UNKNOWN_FIELDS = ['reject', 'ignore'] as const

export type UnknownFields = (typeof UNKNOWN_FIELDS)[number]

/** What becomes of a document with a value that its field can't hold: it is rejected, or goes in without, with a notice. */
export const BAD_VALUES = ['reject', 'drop'] as const

export type BadValues = (typeof BAD_VALUES)[number]
