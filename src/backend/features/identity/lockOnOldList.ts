import type { BareCall } from '../../call.ts'
import { listOwnerIds } from './identityRepository.ts'

/**
 * Looks whether this PC's list of staff has grown old, and locks the desks of everybody but owners then: what they
 * typed is kept, and they go on once the hub was heard or an owner has answered for the list. Tells when it changed.
 */
export function createStaffListWatch(bare: Omit<BareCall, 'seat'>): () => Promise<void> {
  let wasOld = false
  return async () => {
    const now = bare.stage.now()
    if (now.stage !== 'open') return
    const { isOld } = await bare.sync.staffList()
    if (isOld !== wasOld) bare.emit({ name: 'sync.changed' })
    wasOld = isOld
    if (!isOld || bare.sessions.isEmpty()) return
    const owners = new Set(await listOwnerIds(now.db.read))
    for (const seat of bare.sessions.lockWhere(({ userId }) => !owners.has(userId)))
      bare.emit({ name: 'session.changed' }, seat)
  }
}
