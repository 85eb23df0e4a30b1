import type { ClinicDatabase, WriteTx } from '../../db/clinicDatabase.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { deviceKeys } from '../deviceKeys.ts'
import { isRow } from '../fieldStore.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { wrapForStaying } from './wrapForPeer.ts'

type Order = Parameters<HubClient['revoke']>[0]

/** The clinic keys after the first, newest first, wrapped for those who stay. */
export function wrapAll(tx: WriteTx, seed: string, deviceId: string): Omit<Order, 'deviceId'>[] {
  const { box, boxKey } = deviceKeys(Buffer.from(seed, 'hex'))
  const rows = tx.all('SELECT key_epoch, key FROM clinic_key WHERE key_epoch > 1 ORDER BY key_epoch DESC')
  return rows.filter(isRow).map((row) => {
    const key = { keyEpoch: Number(row['key_epoch']), key: String(row['key']) }
    const wrappedKeys = wrapForStaying(tx, { box, boxKey }, key, (id) => id !== deviceId)
    return { keyEpoch: key.keyEpoch, wrappedKeys }
  })
}

const isAhead = (answer: HubAnswer<null>): boolean =>
  !answer.ok && answer.problem.kind === 'refused' && answer.problem.error === 'keyEpochAhead'

/**
 * Tells a hub that went back, or that was never told them, the clinic keys that it lacks, each with a PC that is out or
 * goes out now: from the newest down until it takes one, and then up again. What fails is told another time.
 */
export async function tellKeys(
  db: ClinicDatabase,
  hub: Pick<HubClient, 'revoke'>,
  { seed, deviceId }: { readonly seed: string; readonly deviceId: string },
): Promise<void> {
  const keys = await writeAlways(db, null, (tx) => wrapAll(tx, seed, deviceId))
  let at = 0
  for (const key of keys) {
    const answer = await hub.revoke({ deviceId, ...key })
    if (!isAhead(answer)) break
    at += 1
  }
  for (const key of keys.slice(0, at).toReversed()) await hub.revoke({ deviceId, ...key })
}
