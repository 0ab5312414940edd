import type { Request } from 'express'

/** The pattern of the route that a request matched: its path would hold names and ids. Null: it matched none. */
export const routeOf = ({ route }: Request): string | null =>
  (route as { readonly path?: string } | undefined)?.path ?? null
