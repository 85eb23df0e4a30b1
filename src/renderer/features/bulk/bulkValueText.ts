import type { Role } from '#shared/domain/roles.ts'
import { userStatusNames } from '#renderer/text/account.ts'
import { bulkText as words } from '#renderer/text/bulk.ts'
import { roleNames } from '#renderer/text/index.ts'
import type { BulkChangeInput } from './bulkStore.ts'

const isRole = (name: string): name is Role => Object.hasOwn(roleNames, name)

/** A value of a dry run in the words of the screens. */
export function bulkValueText({ what }: BulkChangeInput, value: string): string {
  switch (what) {
    case 'status':
      return value === 'active' ? userStatusNames.active : userStatusNames.inactive
    case 'role': {
      const held = value.split(',').flatMap((role) => (isRole(role) ? [roleNames[role]] : []))
      return held.length === 0 ? words.none : held.join(', ')
    }
    case 'crew':
      return value === 'yes' ? words.member : words.notMember
    case 'mfaRequired':
      return value === 'yes' ? words.required : words.notRequired
    case 'tier':
    case 'discipline':
      return value === '' ? words.none : value
  }
}
