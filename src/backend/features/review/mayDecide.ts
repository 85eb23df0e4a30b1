import type { ActorCall } from '../../call.ts'
import { SYNCED_TABLES } from '../../db/syncedTables.ts'
import { listRoles } from '../users/index.ts'
import { userIdSchema } from '#shared/domain/ids.ts'
import type { Entry } from './reviewRepository.ts'

const isSynced = (table: string): table is keyof typeof SYNCED_TABLES => Object.hasOwn(SYNCED_TABLES, table)

/** The column that says whom a row is about; undefined where it is about nobody. */
export function aboutUser(table: string): string | undefined {
  if (!isSynced(table)) return undefined
  const definition = SYNCED_TABLES[table]
  return 'aboutUser' in definition ? definition.aboutUser : undefined
}

/** Photo, notes: what the log does not hold either. */
export function isHidden({ table, field }: Pick<Entry, 'table' | 'field'>): boolean {
  if (!isSynced(table)) return true
  const definition = SYNCED_TABLES[table]
  return 'hiddenInLog' in definition && definition.hiddenInLog.some((name) => name === field)
}

/** Of this field one value stands, whichever came later. */
export function isStrict({ table, field }: Pick<Entry, 'table' | 'field'>): boolean {
  if (!isSynced(table)) return false
  const { merge } = SYNCED_TABLES[table]
  return merge.kind === 'strict' && Object.hasOwn(merge.stands, field)
}

/** What an Office Admin changes of people and clients; roles, the clinic and PCs are an owner's. */
const OFFICE_TABLES = new Set(['user', 'contact_point', 'notification_preference', 'client', 'client_person'])
/** Follows from another field and is settled with it. */
const BY_PRODUCTS = new Set(['contact_point.folded_value'])
/** A person's own, or an owner's alone (product.md 3). */
const OWNER_FIELDS = new Set(['user.discipline_id', 'user.compensation_tier_id'])

/** Whether a clash is one that this person could have caused: then they may settle it. */
export async function mayDecide(call: ActorCall, entry: Entry): Promise<boolean> {
  const name = `${entry.table}.${entry.field}`
  if (!isSynced(entry.table) || BY_PRODUCTS.has(name)) return false
  if (call.actor.rights['settings.edit'] !== undefined) return true
  if (!OFFICE_TABLES.has(entry.table) || OWNER_FIELDS.has(name)) return false
  if (entry.userId === null) return true
  const roles = await listRoles(call.db.read, userIdSchema.parse(entry.userId))
  return !roles.includes('owner')
}
