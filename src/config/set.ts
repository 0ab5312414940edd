/** The variable's value; an empty variable counts as none, as in most shells' scripts. */
export const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value)
