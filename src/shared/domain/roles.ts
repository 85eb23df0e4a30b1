/** The application roles (product.md 1). Several may be held; rights are their union. */
export const ROLES = [
  'owner',
  'officeAdmin',
  'manager',
  'practitioner',
  'studentPractitioner',
  'finance',
] as const
export type Role = (typeof ROLES)[number]

/** True for the roles whose holder treats clients; the plan counts Practitioner only. */
export function isTreatingRole(role: Role): boolean {
  return role === 'practitioner' || role === 'studentPractitioner'
}

/** True where these roles make a person a practitioner in the sense of product.md 1. */
export function isPractitioner(roles: readonly Role[]): boolean {
  return roles.some(isTreatingRole)
}

/** Roles in the table's order, each once: two lists of the same roles become equal. */
export function sortRoles(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role))
}

/** Roles as a column keeps them, comma-separated; names that are no role are left out. */
export function readRoles(text: string): Role[] {
  const names = text.split(',')
  return ROLES.filter((role) => names.includes(role))
}
