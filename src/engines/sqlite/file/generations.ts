import { randomUUID } from 'node:crypto'
import { FihristError } from '../../../errors.ts'
import type { Mapping } from '../../../mapping/mapping.ts'
import type { CollectionSpec } from '../../engine.ts'
import type { Connection } from '../connection.ts'
import { quote } from '../connection.ts'
import { FORMAT, type Layout, layoutOf, renderTables } from './schema.ts'

/** What a collection is built from. The mapping's fingerprint is made on the calling thread, which has read the mapping:
 * the schema library would double the time that a thread needs to start. */
export type Build = CollectionSpec & { readonly fingerprint: string }

/** One copy of a collection inside its file. */
export type Generation = {
  readonly number: number
  /** Another one for each copy that was made or restored: what was kept of one copy is not good for the next, which may
   * have the same number when it comes out of a backup. */
  readonly token: string
  readonly mapping: Mapping
  readonly fingerprint: string
  /** With the format behind it when the generation has an older one: whoever compares versions says "rebuild it". */
  readonly analyzerVersion: string
  readonly format: number
  readonly layout: Layout
}

/** The format of generations that say nothing about it. */
const FIRST_FORMAT = 1

/** As kept in `fihrist_meta`. */
type StoredGeneration = Omit<Generation, 'number' | 'layout' | 'format' | 'token'> & {
  readonly format?: number
  readonly token?: string
}

const CURRENT = 'generation'
const LAST = 'last_generation'
const PREFIX = 'generation:'

export function readMeta(connection: Connection, key: string): string | undefined {
  return connection.values<string>('SELECT value FROM fihrist_meta WHERE key = ?').get(key)
}

export function writeMeta(connection: Connection, key: string, value: string): void {
  connection.rows('INSERT OR REPLACE INTO fihrist_meta(key, value) VALUES (?, ?)').run(key, value)
}

export function deleteMeta(connection: Connection, key: string): void {
  connection.rows('DELETE FROM fihrist_meta WHERE key = ?').run(key)
}

/** The generation that serves; undefined when the first one is still being built. */
export function currentGeneration(connection: Connection): Generation | undefined {
  if (!hasMeta(connection)) return undefined
  const number = readMeta(connection, CURRENT)
  return number === undefined ? undefined : readGeneration(connection, Number(number))
}

export function readGeneration(connection: Connection, number: number): Generation | undefined {
  const stored = readMeta(connection, `${PREFIX}${number}`)
  if (stored === undefined) return undefined
  const {
    format = FIRST_FORMAT,
    token = '',
    analyzerVersion: version,
    ...built
  } = JSON.parse(stored) as StoredGeneration
  const analyzerVersion = format === FORMAT ? version : `${version} (format ${format})`
  return { number, token, ...built, analyzerVersion, format, layout: layoutOf(built.mapping, number) }
}

/** Throws `analyzer_mismatch` when the generation's terms are kept in a way that is no more; its documents are not. */
export function requireFormat({ format, analyzerVersion }: Generation): void {
  if (format === FORMAT) return
  throw new FihristError('analyzer_mismatch', `The index has format ${format}, this is ${FORMAT}: rebuild it.`, {
    index: analyzerVersion,
  })
}

/** Makes the tables of a new generation, empty, and returns its number, which no generation before it had. */
export function createGeneration(connection: Connection, build: Build): number {
  const number = Number(readMeta(connection, LAST) ?? 0) + 1
  writeMeta(connection, LAST, String(number))
  for (const sql of renderTables(layoutOf(build.mapping, number))) connection.db.exec(sql)
  storeGeneration(connection, { number, token: randomUUID() }, build)
  return number
}

/** Notes what a generation was built from. */
export function storeGeneration(
  connection: Connection,
  { number, token }: Pick<Generation, 'number' | 'token'>,
  build: Build,
): void {
  const { mapping, fingerprint, analyzerVersion } = build
  const stored: StoredGeneration = { mapping, fingerprint, analyzerVersion, format: FORMAT, token }
  writeMeta(connection, `${PREFIX}${number}`, JSON.stringify(stored))
}

/** Makes a generation another one than that of which the file is a copy. */
export function renewToken(connection: Connection, { number }: Generation): void {
  const key = `${PREFIX}${number}`
  const stored = JSON.parse(readMeta(connection, key) ?? '{}') as StoredGeneration
  writeMeta(connection, key, JSON.stringify({ ...stored, token: randomUUID() }))
}

/** What a process keeps of a generation is kept under this: a restored one may have the number of another. */
export const generationKey = ({ number, token }: Generation): string => `${number} ${token}`

/** Whether what was kept of one is good for the other. */
export const isSameGeneration = (a: Generation, b: Generation): boolean => a.number === b.number && a.token === b.token

/** From now on searches see this generation, and older code refuses the file. */
export function serveGeneration(connection: Connection, number: number): void {
  connection.db.pragma(`user_version = ${FORMAT}`)
  writeMeta(connection, CURRENT, String(number))
}

/** From now on there is no collection in the file. Numbers of generations are not given again. */
export function stopServing(connection: Connection): void {
  deleteMeta(connection, CURRENT)
}

/** Whether there is no generation in the file, neither one that serves nor one that is being built. */
export const holdsNothing = (connection: Connection): boolean =>
  !hasMeta(connection) || generationNumbers(connection).length === 0

/** Numbers of the generations that do not serve. */
export const otherGenerations = (connection: Connection): number[] =>
  hasMeta(connection)
    ? generationNumbers(connection).filter((number) => number !== Number(readMeta(connection, CURRENT)))
    : []

/** Drops every generation but the current one and that of `building`, each in a transaction of its own. */
export function dropOtherGenerations(connection: Connection, building: () => number | undefined): void {
  const isKept = (number: number) => number === Number(readMeta(connection, CURRENT)) || number === building()
  const dropOne = connection.db.transaction((number: number) => {
    if (isKept(number)) return
    for (const table of tablesOf(connection, number)) connection.db.exec(`DROP TABLE ${quote(table)}`)
    deleteMeta(connection, `${PREFIX}${number}`)
  })
  const others = generationNumbers(connection).filter((number) => !isKept(number))
  for (const number of others) dropOne.immediate(number)
  if (others.length > 0) connection.forget()
}

function generationNumbers(connection: Connection): number[] {
  return connection
    .values<string>('SELECT key FROM fihrist_meta WHERE key GLOB ?')
    .all(`${PREFIX}*`)
    .map((key) => Number(key.slice(PREFIX.length)))
}

/** By their names, because another version of this code may have made them; those that look into others first. */
function tablesOf(connection: Connection, number: number): string[] {
  return connection
    .values<string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ? ORDER BY sql LIKE '%USING fts5vocab%' DESC",
    )
    .all(`*_${number}`)
}

const hasMeta = (connection: Connection): boolean =>
  connection.values("SELECT 1 FROM sqlite_schema WHERE name = 'fihrist_meta'").get() !== undefined
