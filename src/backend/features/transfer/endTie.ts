import { type UserId, userIdSchema } from '#shared/domain/ids.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { Values } from '../../db/noteChange.ts'
import { updateRow } from '../../db/writeRow.ts'

/** Whatever undoing an import writes bears this verb. */
export const UNDONE = { verb: 'import.undone' }

/**
 * Ends a tie that an import made.
 * @param tie the row, which is current
 * @param taken takes whose client somebody is no more, once for each
 */
export function endTie(tx: WriteTx, tie: Values, taken: UserId[]): void {
  updateRow(tx, 'client_person', String(tie['id']), { is_current: 0 }, UNDONE)
  if (tie['relation'] === 'practitioner') taken.push(userIdSchema.parse(tie['user_id']))
}
