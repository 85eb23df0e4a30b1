import type { Role } from '#shared/domain/roles.ts'
import type { RoleWords } from './backendWords.ts'

/** The names of roles, from their codes with commas between; what is no role is left out. */
export function roleList(codes: string, names: RoleWords): string {
  const isRole = (code: string): code is Role => Object.hasOwn(names, code)
  return codes
    .split(',')
    .filter(isRole)
    .map((role) => names[role])
    .join(', ')
}
