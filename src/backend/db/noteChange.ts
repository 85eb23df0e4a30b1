import { type ClientId, clientIdSchema, type UserId, userIdSchema } from '#shared/domain/ids.ts'
import { appendAudit } from '../audit/appendAudit.ts'
import { appendOutbox, type Version } from '../outbox/appendOutbox.ts'
import type { WriteTx } from './clinicDatabase.ts'
import { SYNCED_TABLES, type SyncedTable } from './syncedTables.ts'
import { mustBeTold } from './longestText.ts'
import type { SyncedTables } from './tables.ts'

export type Values = Readonly<Record<string, unknown>>
/** What is done, as the log says it: `user.added`, `user.madeInactive`. */
export type Act = { readonly verb: string }

export const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const STAMP_COLUMNS = new Set(['stamp', 'stamp_device'])

export function tableOf(name: keyof SyncedTables): SyncedTable {
  return SYNCED_TABLES[name]
}

export function findRow(tx: WriteTx, table: string, id: string): Values | undefined {
  const [row] = tx.all(`SELECT * FROM "${table}" WHERE id = ?`, id)
  return isRecord(row) ? row : undefined
}

/** Values as the log may hold them: secrets and long or clinical text only as "(changed)". */
function loggable(values: Values, hidden: readonly string[]): Values {
  const shown = Object.entries(values).filter(([name]) => !STAMP_COLUMNS.has(name))
  return Object.fromEntries(
    shown.map(([name, value]) => [name, hidden.includes(name) && value !== '' ? '(changed)' : value]),
  )
}

/** Whom a row is about: a checked boundary, since here the columns come as plain values. */
function about(definition: SyncedTable, row: Values): { user: UserId | null; client: ClientId | null } {
  const user = definition.aboutUser === undefined ? null : row[definition.aboutUser]
  const client = definition.aboutClient === undefined ? null : row[definition.aboutClient]
  return {
    user: typeof user === 'string' ? userIdSchema.parse(user) : null,
    client: typeof client === 'string' ? clientIdSchema.parse(client) : null,
  }
}

/** Writes a change's log entry and its place in the outbox, and marks whom it is about: part of the write door. */
export function noteChange(
  tx: WriteTx,
  table: keyof SyncedTables,
  row: Values,
  act: Act,
  change: { before?: Values; after: Values; base: Record<string, Version> | null },
): void {
  mustBeTold(table, change.after)
  const definition = tableOf(table)
  const hidden = definition.hiddenInLog ?? []
  const { user, client } = about(definition, row)
  const rowId = String(row['id'])
  const auditSeq = appendAudit(tx, {
    verb: act.verb,
    outcome: 'done',
    table,
    rowId,
    aboutUserId: user,
    aboutClientId: client,
    ...(change.before === undefined ? {} : { before: loggable(change.before, hidden) }),
    after: loggable(change.after, hidden),
  })
  appendOutbox(tx, { table, rowId, patch: change.after, base: change.base, userId: user, auditSeq })
  tx.touchedTables.add(table)
  if (user !== null) tx.touchedUsers.add(user)
  const isAccess = definition.decidesAccess?.some((field) => field in change.after) ?? false
  if (user !== null && isAccess) tx.changedAccess.add(user)
  if (client !== null && definition.isInClientList === true) tx.touchedClients.add(client)
}
