import type { SyncState } from '#shared/contract/sync.ts'
import type { Reader } from '../db/clinicDatabase.ts'
import { listAhead } from './clocks.ts'
import { parseHeld } from './goingBack/massVoid.ts'

/** What screens show of the sync that lies in the database. */
export type SyncCounts = {
  readonly address: string | undefined
  readonly token: string
  /** Hex; undefined where this PC has no keys yet. */
  readonly seed: string | undefined
  readonly isJoining: boolean
  readonly unsent: number
  readonly toReview: number
  readonly setAside: number
  readonly held: SyncState['held']
  readonly ahead: readonly { readonly pcName: string; readonly aheadMs: number }[]
}

/** What waits for an owner, with the name of the PC that it comes from. */
async function readHeld(db: Reader): Promise<SyncState['held']> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'sync.held')
    .executeTakeFirst()
  if (row === undefined) return null
  const { hash, deviceNumber, rows } = parseHeld(row.value)
  const pc = await db
    .selectFrom('device')
    .select('name')
    .where('number', '=', deviceNumber)
    .executeTakeFirst()
  return { hash, pcName: pc?.name ?? '', rows }
}

/** Reads where this PC stands with its hub. */
export async function readSyncCounts(db: Reader): Promise<SyncCounts> {
  const names = ['hub.address', 'hub.token', 'sync.joining', 'sync.seed']
  const settings = await db
    .selectFrom('setting')
    .select(['name', 'value'])
    .where('name', 'in', names)
    .execute()
  const value = (name: string): string | undefined => settings.find((one) => one.name === name)?.value
  const { n: unsent } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('acknowledged_at', 'is', null)
    .executeTakeFirstOrThrow()
  const { n: toReview } = await db
    .selectFrom('review')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('id', 'not in', (decided) => decided.selectFrom('review_decision').select('id'))
    .executeTakeFirstOrThrow()
  const { n: setAside } = await db
    .selectFrom('set_aside')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return {
    address: value('hub.address'),
    token: value('hub.token') ?? '',
    seed: value('sync.seed'),
    isJoining: value('sync.joining') !== undefined,
    unsent,
    toReview,
    setAside,
    held: await readHeld(db),
    ahead: await listAhead(db),
  }
}

/** Whether anything was saved here that the hub has not got. */
export async function hasUnsent(db: Reader): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('seq')
    .where('acknowledged_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The names of these PCs, in the order of their numbers. */
export async function listPcNames(db: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const pcs = await db.selectFrom('device').select(['id', 'name']).orderBy('number').execute()
  return pcs.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
}
