/** `number`: its place among the text fields. */
export type TextField = { readonly field: string; readonly number: number; readonly weight: number }

/** The names of the tables in which the terms of one generation of a collection are kept: see docs/postings.md. */
export type PostingsLayout = {
  readonly families: string
  readonly terms: string
  readonly beginnings: string
  readonly segments: string
  readonly numbers: string
  readonly postings: string
  readonly positions: string
  readonly texts: readonly TextField[]
}

/** The names of a generation's tables. */
export const postingsLayout = (texts: readonly Omit<TextField, 'number'>[], generation: number): PostingsLayout => ({
  families: `families_${generation}`,
  terms: `terms_${generation}`,
  beginnings: `beginnings_${generation}`,
  segments: `segments_${generation}`,
  numbers: `segment_numbers_${generation}`,
  postings: `postings_${generation}`,
  positions: `positions_${generation}`,
  texts: texts.map((text, number) => ({ ...text, number })),
})

/** The statements that make the tables, empty. */
export const renderPostingsTables = (layout: PostingsLayout): string[] => [
  `CREATE TABLE ${layout.families}(family INTEGER PRIMARY KEY, broad TEXT NOT NULL, size INTEGER NOT NULL, ` +
    'forms TEXT NOT NULL)',
  `CREATE INDEX ${layout.families}_by_broad ON ${layout.families}(broad)`,
  `CREATE TABLE ${layout.terms}(term TEXT NOT NULL, family INTEGER NOT NULL, PRIMARY KEY (term, family)) WITHOUT ROWID`,
  `CREATE TABLE ${layout.beginnings}(number INTEGER PRIMARY KEY, beginning TEXT NOT NULL UNIQUE)`,
  // What is asked of every segment stands before its long columns.
  `CREATE TABLE ${layout.segments}(slot INTEGER PRIMARY KEY, number INTEGER NOT NULL, state TEXT NOT NULL, ` +
    'size INTEGER NOT NULL, inputs TEXT, next INTEGER, rows BLOB NOT NULL, lengths BLOB NOT NULL)',
  `CREATE TABLE ${layout.numbers}(last INTEGER NOT NULL)`,
  `INSERT INTO ${layout.numbers} VALUES (0)`,
  `CREATE TABLE ${layout.postings}(key INTEGER PRIMARY KEY, list BLOB NOT NULL)`,
  `CREATE TABLE ${layout.positions}(key INTEGER PRIMARY KEY, list BLOB NOT NULL)`,
]
