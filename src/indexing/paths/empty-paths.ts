import type { Root } from '../files/list-files.ts'
import type { Notice } from '../report.ts'
import type { Run } from './run.ts'

/**
 * Paths that gave not one document, not even one that was rejected: a wrong folder, a disk that is not mounted. What
 * could not be looked into is told as a reject.
 */
export const emptyPaths = (run: Run): string[] =>
  run.listing.roots.filter((root) => isEmpty(root, run)).map(({ path }) => path)

/** The same for the files under the other paths. */
export const emptyFiles = (run: Run): Notice[] =>
  run.listing.roots
    .filter((root) => !isEmpty(root, run))
    .flatMap(({ files }) => files.filter((file) => !run.filled.has(file)))
    .map(({ path }) => ({ file: path, message: 'it holds not one document' }))

const isEmpty = ({ files, unreadable }: Root, { filled }: Run): boolean =>
  !unreadable && !files.some((file) => filled.has(file))
