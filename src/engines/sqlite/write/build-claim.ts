import { type Builder, thisBuilder } from '../../common/builder.ts'
import type { Connection } from '../connection.ts'
import { deleteMeta, readMeta, writeMeta } from '../file/generations.ts'

/** Who is building which generation; one row of `fihrist_meta`. */
export type BuildClaim = Builder & { readonly token: string; readonly generation: number }

const KEY = 'building'

/** The claim that stands, alive or not. */
export function readClaim(connection: Connection): BuildClaim | undefined {
  const stored = readMeta(connection, KEY)
  return stored === undefined ? undefined : (JSON.parse(stored) as BuildClaim)
}

/** Claims the collection for building a generation; again with the same token to show that the builder lives. */
export function writeClaim(connection: Connection, token: string, generation: number): void {
  const claim: BuildClaim = { token, generation, ...thisBuilder() }
  writeMeta(connection, KEY, JSON.stringify(claim))
}

export function deleteClaim(connection: Connection): void {
  deleteMeta(connection, KEY)
}
