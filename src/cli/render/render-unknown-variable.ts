import type { UnknownVariable } from '../../config/unknown-variables.ts'

/** What to say about a variable that nothing reads. */
export const renderUnknownVariable = ({ variable, nearest }: UnknownVariable): string =>
  `there is no setting ${variable}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`
