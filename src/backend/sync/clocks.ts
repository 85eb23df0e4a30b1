import { z } from 'zod'
import type { ClinicDatabase, Reader } from '../db/clinicDatabase.ts'
import { writeAlways } from '../db/writeAlways.ts'
import { readState, writeState } from './syncState.ts'

/** By how many ms the last changes of PCs were ahead of this PC's clock, by the PC's id: those over five minutes. */
const aheadSchema = z.record(z.string(), z.number().int())

const parse = (text: string | undefined): z.infer<typeof aheadSchema> =>
  text === undefined ? {} : aheadSchema.parse(JSON.parse(text))

/**
 * Takes note of how late the clock of the PC stands whose set was taken: its changes count all the same, and do not
 * drag this PC's clock along; but somebody should set one of the two clocks right (security.md S5).
 */
export async function noteAhead(
  db: ClinicDatabase,
  { lastStamp, deviceId }: { readonly lastStamp: number; readonly deviceId: string },
): Promise<void> {
  // A set of log entries alone says nothing of a clock.
  if (lastStamp === 0 || deviceId === db.device.id) return
  const aheadMs = db.observe(lastStamp)
  if (aheadMs === 0 && parse(readState(db.glance, 'ahead'))[deviceId] === undefined) return
  await writeAlways(db, null, (tx) => {
    const { [deviceId]: _, ...others } = parse(readState(tx, 'ahead'))
    writeState(tx, 'ahead', JSON.stringify(aheadMs === 0 ? others : { ...others, [deviceId]: aheadMs }))
  })
}

/** The PCs whose last changes came from far ahead, by name. */
export async function listAhead(
  db: Reader,
): Promise<{ readonly pcName: string; readonly aheadMs: number }[]> {
  const setting = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'sync.ahead')
    .executeTakeFirst()
  const ahead = new Map(Object.entries(parse(setting?.value)))
  if (ahead.size === 0) return []
  const pcs = await db.selectFrom('device').select(['id', 'name']).where('is_revoked', '=', 0).execute()
  return pcs.flatMap(({ id, name }) => {
    const aheadMs = ahead.get(id)
    return aheadMs === undefined ? [] : [{ pcName: name, aheadMs }]
  })
}
