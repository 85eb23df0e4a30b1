import { z } from 'zod'
import { type DeviceId, deviceIdSchema } from '#shared/domain/ids.ts'
import { CHAIN_DAMAGES } from '#shared/domain/logs.ts'
import type { AuditHead } from '../../audit/auditHead.ts'
import type { Reader, WriteTx } from '../../db/clinicDatabase.ts'
import type { AuditEntryTable } from '../../db/tables.ts'

const BEFORE_ALL = deviceIdSchema.parse('00000000-0000-0000-0000-000000000000')

/** The PCs that have written into the log; by one step of the index each. */
export async function listChains(db: Reader): Promise<DeviceId[]> {
  const chains: DeviceId[] = []
  for (;;) {
    const row = await db
      .selectFrom('audit_entry')
      .select('device_id')
      .where('device_id', '>', chains.at(-1) ?? BEFORE_ALL)
      .orderBy('device_id')
      .limit(1)
      .executeTakeFirst()
    if (row === undefined) return chains
    chains.push(row.device_id)
  }
}

/** Some entries of a PC's chain after one, in order. */
export async function readChain(
  db: Reader,
  deviceId: DeviceId,
  afterSeq: number,
  limit: number,
): Promise<AuditEntryTable[]> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where('device_id', '=', deviceId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** The last entry of a PC's chain; undefined where it has none. */
export async function findHead(db: Reader, deviceId: DeviceId): Promise<AuditHead | undefined> {
  return db
    .selectFrom('audit_entry')
    .select(['seq', 'hash'])
    .where('device_id', '=', deviceId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The seal of one entry; undefined where none stands there. */
export async function findSeal(db: Reader, deviceId: DeviceId, seq: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('audit_entry')
    .select('hash')
    .where('device_id', '=', deviceId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row?.hash
}

const headSchema = z.strictObject({ seq: z.int(), hash: z.string() })
const headsSchema = z.record(z.string(), headSchema)
const checkedSchema = z.strictObject({ at: z.number(), heads: headsSchema })
const notedSchema = z.strictObject({ at: z.number(), byId: z.string(), heads: headsSchema })
const damagesSchema = z.array(
  z.strictObject({
    damage: z.enum(CHAIN_DAMAGES),
    deviceId: z.string(),
    seq: z.int(),
    at: z.number().nullable(),
  }),
)
/** The end of each PC's chain as it was at a moment. */
export type Heads = z.infer<typeof headsSchema>
export type FoundDamage = z.infer<typeof damagesSchema>[number]

/** What this PC remembers of earlier looks at the chain. */
export type ChainMemory = {
  readonly checked: z.infer<typeof checkedSchema> | undefined
  readonly noted: z.infer<typeof notedSchema> | undefined
  readonly damages: readonly FoundDamage[]
}

const SETTINGS = { checked: 'audit.checked', noted: 'audit.noted', damages: 'audit.damages' } as const

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What this PC remembers; a memory that can't be read is none, so that everything is looked at again. */
export async function readChainMemory(db: Reader): Promise<ChainMemory> {
  const rows = await db.selectFrom('setting').selectAll().where('name', 'like', 'audit.%').execute()
  const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const text = rows.find((row) => row.name === name)?.value
    return text === undefined ? undefined : schema.safeParse(parseJson(text)).data
  }
  return {
    checked: read(SETTINGS.checked, checkedSchema),
    noted: read(SETTINGS.noted, notedSchema),
    damages: read(SETTINGS.damages, damagesSchema) ?? [],
  }
}

/** Remembers a part of it. */
export function rememberChain<K extends keyof typeof SETTINGS>(
  tx: WriteTx,
  part: K,
  value: NonNullable<ChainMemory[K]>,
): void {
  tx.run(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    SETTINGS[part],
    JSON.stringify(value),
  )
}
