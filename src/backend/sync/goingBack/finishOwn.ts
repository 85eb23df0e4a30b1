import type { SetHeader } from '#shared/protocol/messages.ts'
import { setForkedEntriesAside } from '../../audit/forkedEntries.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { applyLog } from '../applyLog.ts'
import type { ChangeSet } from '../change.ts'
import { isRow } from '../fieldStore.ts'
import { readCount, writeState } from '../syncState.ts'

/** This PC's own log as it told it before its data went back: what it wrote since under the same numbers makes room. */
function takeOwnLog(tx: WriteTx, log: ChangeSet['log']): void {
  const known = log.map(({ id, seq }) => {
    const [row] = tx.all('SELECT id FROM audit_entry WHERE device_id = ? AND seq = ?', tx.device.id, seq)
    return { seq, isOther: isRow(row) && row['id'] !== id, isHere: isRow(row) && row['id'] === id }
  })
  const fork = known.find(({ isOther }) => isOther)
  if (fork !== undefined) setForkedEntriesAside(tx, fork.seq)
  const here = new Set(known.flatMap(({ seq, isHere }) => (isHere ? [seq] : [])))
  const news = log.filter(({ seq }) => !here.has(seq))
  const first = news[0]
  if (first === undefined) return
  const [before] = tx.all(
    'SELECT hash FROM audit_entry WHERE device_id = ? AND seq = ?',
    tx.device.id,
    first.seq - 1,
  )
  const from = { seq: first.seq - 1, hash: isRow(before) ? String(before['hash']) : '' }
  applyLog(tx, tx.device.id, from, news, { isOver: () => false })
  tx.auditHead.current = undefined
}

/** The end of a set of this PC that it did not remember: it does from now on. */
export function finishOwn(
  tx: WriteTx,
  { hash, header, set }: { readonly hash: string; readonly header: SetHeader; readonly set: ChangeSet },
): void {
  takeOwnLog(tx, set.log)
  writeState(tx, 'deviceEpoch', header.deviceEpoch)
  writeState(tx, 'lastN', header.n)
  writeState(tx, 'lastHash', hash)
  const heard = set.log.at(-1)?.seq ?? 0
  writeState(tx, 'heardAudit', Math.max(readCount(tx, 'heardAudit'), heard))
  writeState(tx, 'sentAudit', Math.max(readCount(tx, 'sentAudit'), heard))
}
