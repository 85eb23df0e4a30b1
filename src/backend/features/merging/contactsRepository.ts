import type { UserId } from '#shared/domain/ids.ts'
import type { Reader } from '../../db/clinicDatabase.ts'

export type Contacts = {
  readonly primaryEmail: string
  readonly secondaryEmail: string
  readonly primaryPhone: string
  readonly secondaryPhone: string
}

/** E-mails and phones of somebody; empty where there is none. */
export async function listContacts(db: Reader, userId: UserId): Promise<Contacts> {
  const points = await db
    .selectFrom('contact_point')
    .select(['kind', 'rank', 'value'])
    .where('user_id', '=', userId)
    .execute()
  const of = (kind: string, rank: string): string =>
    points.find((point) => point.kind === kind && point.rank === rank)?.value ?? ''
  return {
    primaryEmail: of('email', 'primary'),
    secondaryEmail: of('email', 'secondary'),
    primaryPhone: of('phone', 'primary'),
    secondaryPhone: of('phone', 'secondary'),
  }
}
