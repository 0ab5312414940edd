import type { Run } from './run.ts'

/**
 * Paths that gave not one document, not even one that was rejected: a wrong folder, a disk that is not mounted. What
 * could not be looked into is told as a reject.
 */
export const emptyPaths = ({ listing, filled }: Run): string[] =>
  listing.roots
    .filter(({ files, unreadable }) => !unreadable && !files.some((file) => filled.has(file)))
    .map(({ path }) => path)
