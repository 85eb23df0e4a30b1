import type { UserId } from '#shared/domain/ids.ts'
import { type StartState, startStateSchema } from '#shared/contract/start.ts'
import type { ClinicDatabase, Reader, WriteTx } from '../../db/clinicDatabase.ts'

const signInsSchema = startStateSchema.shape.sampleSignIns

async function findSetting(db: Reader, name: string): Promise<string | undefined> {
  return (await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value
}

/** Keeps a setting of this PC. */
export function saveSetting(tx: WriteTx, name: string, value: string): void {
  tx.run(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    name,
    value,
  )
}

/** True once an owner has typed groups of the recovery sheet back. */
export async function isRecoveryConfirmed(db: Reader): Promise<boolean> {
  return (await findSetting(db, 'recovery.confirmed')) === 'yes'
}

/** What the screens before sign-in may know of an open clinic: its name, and a sample's made-up sign-ins. */
export async function describeClinic(
  db: ClinicDatabase,
): Promise<Pick<StartState, 'clinicName' | 'isJoining' | 'isSample' | 'sampleSignIns'>> {
  const clinic = await db.read.selectFrom('clinic').select(['name', 'is_sample']).executeTakeFirst()
  const signIns = clinic?.is_sample === 1 ? await findSetting(db.read, 'sample.signIns') : undefined
  return {
    clinicName: clinic?.name ?? null,
    isJoining: (await findSetting(db.read, 'sync.joining')) !== undefined,
    isSample: clinic?.is_sample === 1,
    // Those of a sample that an older program made name their roles in another way: then none are shown.
    sampleSignIns: signIns === undefined ? [] : (signInsSchema.safeParse(JSON.parse(signIns)).data ?? []),
  }
}

/** The e-mail that somebody signs in with, as it is compared; undefined where they have none. */
export async function findPrimaryEmail(db: Reader, userId: UserId): Promise<string | undefined> {
  const row = await db
    .selectFrom('contact_point')
    .select('folded_value')
    .where('user_id', '=', userId)
    .where('kind', '=', 'email')
    .where('rank', '=', 'primary')
    .executeTakeFirst()
  return row === undefined || row.folded_value === '' ? undefined : row.folded_value
}

/** Everybody who may sign in, by name. */
export async function listSignInPeople(db: Reader): Promise<{ userId: UserId; name: string }[]> {
  const rows = await db
    .selectFrom('credential')
    .innerJoin('user', 'user.id', 'credential.id')
    .innerJoin('user_directory', 'user_directory.user_id', 'user.id')
    .select(['user.id', 'user.first_name', 'user.last_name'])
    .where('user.status', '=', 'active')
    .where('user.kind', '=', 'staff')
    .where('credential.password_hash', '<>', '')
    .orderBy('user_directory.sort_name')
    .execute()
  return rows.map(({ id, first_name, last_name }) => ({
    userId: id,
    name: `${first_name} ${last_name}`.trim(),
  }))
}
