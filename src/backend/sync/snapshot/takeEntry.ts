import { chainHash } from '../../audit/appendAudit.ts'
import { setForkedEntriesAside } from '../../audit/forkedEntries.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { isRow } from '../fieldStore.ts'
import type { SnapshotFrame } from './frames.ts'

type Entry = Extract<SnapshotFrame, { kind: 'log' }>['entries'][number]

const LOG = `INSERT INTO audit_entry (id, at, actor_id, act_id, verb, outcome, table_name, row_id, about_user_id,
  about_client_id, before, after, seq, device_id, previous_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`
const HERE = 'SELECT 1 FROM audit_entry WHERE id = ? OR (device_id = ? AND seq = ?)'

/** What this thread took last: the next entry of that PC is tied to it. */
const last = { deviceId: '', seq: 0, hash: '' }

/** What this PC wrote under a number that the clinic knows another entry by, makes room for it. */
function makeRoom(tx: WriteTx, seq: number, id: string | number | null): void {
  const [here] = tx.all('SELECT id FROM audit_entry WHERE device_id = ? AND seq = ?', tx.device.id, seq)
  if (isRow(here) && here['id'] !== id) setForkedEntriesAside(tx, seq)
}

function hashBefore(tx: WriteTx, deviceId: string, seq: number): string {
  if (last.deviceId === deviceId && last.seq === seq - 1 && deviceId !== tx.device.id) return last.hash
  const [before] = tx.all('SELECT hash FROM audit_entry WHERE device_id = ? AND seq = ?', deviceId, seq - 1)
  return isRow(before) ? String(before['hash']) : ''
}

/** Takes one entry of a PC's log from a snapshot, tied to the one before it; one that is here already stays. */
export function takeEntry(tx: WriteTx, deviceId: string, [seq, told, values]: Entry): void {
  if (deviceId === tx.device.id) makeRoom(tx, seq, values[0] ?? null)
  const previous = told ?? hashBefore(tx, deviceId, seq)
  const [id, ...rest] = values
  const hash = chainHash(previous, [id, seq, deviceId, ...rest])
  if (tx.all(HERE, id, deviceId, seq).length === 0) tx.run(LOG, ...values, seq, deviceId, previous, hash)
  Object.assign(last, { deviceId, seq, hash })
}
