import { z } from 'zod'
import { BACKUP_FAILURES, BACKUP_PROBLEMS, BACKUP_SCHEDULES } from '#shared/domain/backups.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { Reader, WriteTx } from '../../db/clinicDatabase.ts'

/** What this PC keeps of its backups: settings of its own. */
const stored = {
  'backup.schedule': z.enum(BACKUP_SCHEDULES),
  'backup.folder': z.string(),
  'backup.lastMadeAt': z.number(),
  /** The end of this PC's log once the last one was noted in it. */
  'backup.lastSeq': z.number(),
  'backup.failed': z.strictObject({ at: z.number(), why: z.enum(BACKUP_FAILURES) }),
  /** Since when there should be backups: the alert counts from here where there never was one. */
  'backup.since': z.number(),
  'backup.alertedAt': z.number(),
  'backup.checks': z.record(
    z.string(),
    z.strictObject({ at: z.number(), problem: z.enum(BACKUP_PROBLEMS).nullable() }),
  ),
} as const
type Name = keyof typeof stored
type Value<N extends Name> = z.infer<(typeof stored)[N]>

/** Everything kept; what is not there is undefined. */
export type BackupFacts = { readonly [N in Name]?: Value<N> | undefined }

/** Reads what this PC keeps of its backups; a value that can't be read counts as not there. */
export async function readBackupFacts(db: Reader): Promise<BackupFacts> {
  const rows = await db.selectFrom('setting').selectAll().where('name', 'like', 'backup.%').execute()
  const entries = rows.flatMap(({ name, value }) => {
    const schema = Object.entries(stored).find(([one]) => one === name)?.[1]
    try {
      const read = schema?.safeParse(JSON.parse(value))
      return read?.success === true ? [[name, read.data] as const] : []
    } catch {
      return []
    }
  })
  // Each value was parsed by the schema of its own name.
  return Object.fromEntries(entries)
}

/** Keeps one of them, or forgets it. */
export function keepBackupFact<N extends Name>(tx: WriteTx, name: N, value: Value<N> | undefined): void {
  if (value === undefined) return tx.run('DELETE FROM setting WHERE name = ?', name)
  tx.run(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    name,
    JSON.stringify(value),
  )
}

/** The end of this PC's own log. */
export async function getAuditSeq(db: Reader, deviceId: DeviceId): Promise<number> {
  const row = await db
    .selectFrom('audit_entry')
    .select('seq')
    .where('device_id', '=', deviceId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** True for the clinic of made-up people: nothing of it is worth a copy an hour. */
export async function isSampleClinic(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('clinic').select('is_sample').executeTakeFirst()
  return row?.is_sample === 1
}
