import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import type { HubClient } from '../hubClient.ts'
import { hashOf } from '../sealSet.ts'
import { readCount, readState } from '../syncState.ts'

/**
 * Whether the hub still has, at the place up to which this PC heard it, the set that stood there. Another one says
 * that the hub was restored from before and has gone on since: its numbers alone look as if nothing had happened.
 * What can't be asked now counts as the same.
 */
export async function isSamePlace(db: ClinicDatabase, hub: Pick<HubClient, 'pull'>): Promise<boolean> {
  const cursor = readCount(db.glance, 'cursor')
  const hash = readState(db.glance, 'cursorHash')
  if (cursor === 0 || hash === undefined || hash === '') return true
  const page = await hub.pull(cursor - 1, 0)
  const [frame] = page.ok ? page.data.frames : []
  return frame?.seq !== cursor || hashOf(frame.bytes) === hash
}
