import type { UserStatus } from '#shared/domain/users.ts'
import { foldText } from '#shared/lib/fold.ts'

const ACTIVE = new Set(
  'active|yes|y|true|1|current|employed|enabled|working|on leave|x|✓|✔|actif|active staff|oui|o|vrai'.split(
    '|',
  ),
)
const INACTIVE = new Set(
  `inactive|no|n|false|0|former|left|terminated|archived|discharged|disabled|ended|resigned|retired|deactivated
    |not active|inactif|inactive staff|non|faux|ancien|past`
    .split('|')
    .map((word) => word.trim()),
)

/** The status a word in "Status" or "Active" means; nothing written means active; undefined for other words. */
export function readStatus(cell: string): UserStatus | undefined {
  const word = foldText(cell)
  if (word === '' || ACTIVE.has(word)) return 'active'
  return INACTIVE.has(word) ? 'inactive' : undefined
}
