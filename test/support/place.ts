/** A folder, or a file of one, → what it may use besides itself and `errors.ts`, and packages. */
export type Place = readonly [place: string, uses: readonly string[], packages?: readonly string[]]

/** The words of a list that is written with spaces and line ends. */
export const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')
