/** Something that was looked at, how it is, and what to do where it is not well. */
export type Finding = {
  /** What was looked at. */
  readonly about: string
  /** The collection that it is about, if it is about one. */
  readonly collection?: string
  /** `warning`: all works, but somebody should know. */
  readonly state: 'ok' | 'warning' | 'broken'
  readonly message: string
  readonly advice?: string
}
