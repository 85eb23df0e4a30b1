import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import type { ClinicTable } from '../../db/tables.ts'

/** The clinic's own row. */
export async function getClinicRow(db: Reader): Promise<ClinicTable> {
  return db.selectFrom('clinic').selectAll().executeTakeFirstOrThrow()
}

/** What a person chose about the screens on this PC. */
export async function listPreferences(
  db: Reader,
  userId: UserId,
): Promise<{ name: string; value: string }[]> {
  return db.selectFrom('preference').select(['name', 'value']).where('user_id', '=', userId).execute()
}

/** The name this PC goes by in the clinic. */
export async function findDeviceName(db: Reader, deviceId: string): Promise<string | undefined> {
  const row = await db.selectFrom('device').select(['id', 'name']).execute()
  return row.find((device) => device.id === deviceId)?.name
}
