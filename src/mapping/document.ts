export type FieldValue = string | number | boolean | null | readonly (string | number)[]

/** A document as a user gives and gets it: an id and the mapping's fields. */
export type Document = { readonly id: string; readonly [field: string]: FieldValue }
