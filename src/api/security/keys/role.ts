/** What a key is for; each role includes those before it. */
export const ROLES = ['search', 'write', 'admin'] as const

export type Role = (typeof ROLES)[number]

/** Whether who has a role may do what needs another. */
export const includesRole = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)
