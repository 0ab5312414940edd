/** The rest of a cut must be known at least so well, as a share of the whole: a plural is often commoner than its
 * singular. */
export const SHARE = 0.1
