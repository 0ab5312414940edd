import { FihristError } from '../errors.ts'

/** Names go into table names, paths and URLs, so nothing else may stand in them. */
export const COLLECTION_NAME = /^[a-z][a-z0-9_-]{0,62}$/

export const COLLECTION_NAME_RULE = 'at most 63 lower-case letters, digits, "_" and "-", beginning with a letter'

/** Whether a collection may be called so. */
export const isCollectionName = (name: string): boolean => COLLECTION_NAME.test(name)

/** That a collection can't be called so. */
export const badCollectionName = (name: string): FihristError =>
  new FihristError('bad_request', `"${name}" can't be a collection's name: ${COLLECTION_NAME_RULE}.`, { name })
