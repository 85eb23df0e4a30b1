import type { WriteTx } from '../db/clinicDatabase.ts'
import { isRow } from './fieldStore.ts'

type Reads = Pick<WriteTx, 'all'>
type Writes = Pick<WriteTx, 'all' | 'run'>

/** Where this PC stands with its hub: settings of this PC, written in the transaction of what they tell. */
const NAMES = {
  /** The hub's address; its being there says that the clinic has a hub. */
  address: 'hub.address',
  token: 'hub.token',
  clinicId: 'hub.clinicId',
  hubId: 'hub.id',
  generation: 'hub.generation',
  /** The last set of the hub's order that was applied whole. */
  cursor: 'sync.cursor',
  /** The hash of that set; empty where it came with a snapshot. */
  cursorHash: 'sync.cursorHash',
  /** A set that would void very much, and what an owner said of it. */
  held: 'sync.held',
  heldDecision: 'sync.heldDecision',
  /** The save of which an owner refused a part. */
  refusedSave: 'sync.refusedSave',
  /** How much each PC voided lately. */
  voided: 'sync.voided',
  /** Where a gap in the hub's order was after which all was heard again; until a round succeeds. */
  gap: 'sync.gap',
  /** How many changes of the next set were applied already. */
  offset: 'sync.offset',
  /** Of this PC's own sets. */
  deviceEpoch: 'sync.deviceEpoch',
  lastN: 'sync.lastN',
  lastHash: 'sync.lastHash',
  sentOutbox: 'sync.sentOutbox',
  sentAudit: 'sync.sentAudit',
  /** Up to where this PC's log is in sets that the hub has. */
  heardAudit: 'sync.heardAudit',
  /** Since when this PC knows that its data are older than what it sent; until it goes on. */
  wentBack: 'sync.wentBack',
  certificate: 'sync.certificate',
  /** PCs taken out here whose end the hub's order has not told yet. */
  takenOut: 'sync.takenOut',
  /** PCs of which something before their end can't be read by anybody, and was passed over. */
  lost: 'sync.lost',
  /** The set that can't be taken, and since when. */
  notHeard: 'sync.notHeard',
  heardStamp: 'sync.heardStamp',
  /** The secret that this PC's private keys follow from, hex; the pages it lies in are encrypted. */
  seed: 'sync.seed',
  /** Whose clocks stand far ahead of this PC's. */
  ahead: 'sync.ahead',
  /** The snapshot that is being taken, and how far that is. */
  snapshot: 'sync.snapshot',
  /** Of which PC an owner at this one has it take the data, and the row that tells that PC. No other PC writes this. */
  copyOf: 'sync.copyOf',
  /** How many rows a copy of another PC's data has changed so far. */
  rowsCopied: 'sync.rowsCopied',
  /** The tables as they were when what is kept for an update was last looked at, and up to where it is looked at now. */
  laterSchema: 'sync.laterSchema',
  laterUpTo: 'sync.laterUpTo',
  /** Since when this PC waits for the snapshot of the PC that renewed the clinic's account. */
  renewed: 'sync.renewed',
  /** The clinic whose data this new PC waits for. */
  joining: 'sync.joining',
  /** Of the staff list (staffList/staffListAge.ts): the last whole exchange, since when the list counts, the latest time seen. */
  contactAt: 'sync.contactAt',
  freshAt: 'sync.freshAt',
  seenAt: 'sync.seenAt',
  /** Which owners' rights people at this PC know of. */
  ownersKnown: 'sync.ownersKnown',
} as const
export type StateName = keyof typeof NAMES

/** @returns undefined where it was never written */
export function readState(tx: Reads, name: StateName): string | undefined {
  const [row] = tx.all('SELECT value FROM setting WHERE name = ?', NAMES[name])
  return isRow(row) && typeof row['value'] === 'string' ? row['value'] : undefined
}

/** @returns 0 where it was never written */
export const readCount = (tx: Reads, name: StateName): number => Number(readState(tx, name) ?? '0')

export function writeState(tx: Writes, name: StateName, value: string | number): void {
  const sql =
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'
  tx.run(sql, NAMES[name], String(value))
}

export function clearState(tx: Writes, ...names: readonly StateName[]): void {
  for (const name of names) tx.run('DELETE FROM setting WHERE name = ?', NAMES[name])
}
