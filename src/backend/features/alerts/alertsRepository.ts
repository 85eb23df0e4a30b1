import type { AlertKind } from '#shared/domain/alerts.ts'
import type { AlertId, UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

const MOST = 50

export type OpenAlert = {
  id: string
  kind: AlertKind
  raisedAt: number
  /** JSON */
  facts: string
  deviceName: string | null
  userId: UserId | null
  firstName: string | null
  lastName: string | null
}

/** The alerts that nobody has settled, newest first. */
export async function listOpenAlerts(db: Reader): Promise<OpenAlert[]> {
  return db
    .selectFrom('alert')
    .leftJoin('user', 'user.id', 'alert.about_user_id')
    .leftJoin('device', 'device.id', 'alert.device_id')
    .select([
      'alert.id',
      'alert.kind',
      'alert.raised_at as raisedAt',
      'alert.facts',
      'device.name as deviceName',
      'user.id as userId',
      'user.first_name as firstName',
      'user.last_name as lastName',
    ])
    .where('alert.settled_at', 'is', null)
    .orderBy('alert.raised_at', 'desc')
    .orderBy('alert.id', 'desc')
    .limit(MOST)
    .execute()
}

/** True where there is an alert of this id, settled or not. */
export async function hasAlert(db: Reader, alertId: AlertId): Promise<boolean> {
  const row = await db.selectFrom('alert').select('id').where('id', '=', alertId).executeTakeFirst()
  return row !== undefined
}
