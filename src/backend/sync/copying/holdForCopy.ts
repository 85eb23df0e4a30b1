import { setTimeout } from 'node:timers/promises'
import type { DeviceStatus } from '#shared/protocol/messages.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import type { HubClient } from '../hubClient.ts'
import { oneExchange } from '../oneExchange.ts'
import { openCopy } from './dataCopies.ts'
import { takeCopy } from './takeCopy.ts'

/** So long this PC stays where it is in the hub's order: longer than the other one rests between two snapshots. */
const HOLD_MS = 150_000
const LOOK_MS = 1_500
/** Who told its status within this time, by the hub's clock, is on. */
export const ON_MS = 2 * 60_000

/** After a hold that ended empty, others are heard for so long at first, and longer each time. */
const REST_MS = 60_000
const LONGEST_REST_MS = 30 * 60_000

type Rest = { readonly id: string; readonly notBefore: number; readonly restMs: number }
const rests = new WeakMap<ClinicDatabase, Rest>()

function restOf(db: ClinicDatabase, id: string): Rest {
  const known = rests.get(db)
  return known?.id === id ? known : { id, notBefore: 0, restMs: REST_MS }
}

function restAfter(db: ClinicDatabase, id: string): void {
  const { restMs } = restOf(db, id)
  rests.set(db, { id, notBefore: performance.now() + restMs, restMs: Math.min(LONGEST_REST_MS, restMs * 2) })
}

type Parts = {
  readonly db: ClinicDatabase
  readonly hub: Pick<HubClient, 'latestSnapshot' | 'getPiece'>
  readonly appVersion: string
  readonly onProgress: (done: number, total: number) => void
  /** Ends it. */
  readonly signal: AbortSignal
  /** The clinic's PCs, as the hub knows them after this one told its status. */
  readonly devices: readonly DeviceStatus[]
  /** Sets that went, and that this PC has yet to hear at their place in the order. */
  readonly pushed: number
}

/** Whether the PC whose data are wanted is on, and has tables as this one has. */
function canServe({ db, appVersion, devices, pushed }: Parts): boolean {
  const copy = openCopy(db.glance)
  if (copy === undefined || pushed > 0) return false
  const seenAt = (id: string): number => devices.find(({ deviceId }) => deviceId === id)?.lastSeenAt ?? 0
  const source = devices.find(({ deviceId }) => deviceId === copy.sourceId)
  return source?.appVersion === appVersion && seenAt(db.device.id) - seenAt(copy.sourceId) < ON_MS
}

/**
 * Waits for another PC's data, where this one is to take them and that one is on. Meanwhile this PC hears nobody: else
 * every save anywhere would make what is on its way too old. The desk goes on, and says what it saved afterwards.
 */
export async function holdForCopy(parts: Parts): Promise<void> {
  const { db, hub, onProgress, signal } = parts
  const id = openCopy(db.glance)?.id ?? ''
  if (performance.now() < restOf(db, id).notBefore) return
  const until = performance.now() + HOLD_MS
  while (!signal.aborted && canServe(parts) && performance.now() < until) {
    if (await oneExchange(db, () => takeCopy(db, hub, { onProgress, signal }))) return
    await setTimeout(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined)
  }
  if (performance.now() >= until) restAfter(db, id)
}
