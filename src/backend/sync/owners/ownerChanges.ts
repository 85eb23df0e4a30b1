import { z } from 'zod'
import { userIdSchema } from '#shared/domain/ids.ts'
import type { OwnerChangeKind } from '#shared/domain/ownerChanges.ts'
import { stampToMs } from '#shared/lib/hybridClock.ts'
import { appendAudit } from '../../audit/appendAudit.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { isLater } from '../../db/fieldOrder.ts'
import { readFieldVersions, rowVersion } from '../../db/fieldVersions.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import type { Version } from '../../outbox/appendOutbox.ts'
import type { OwnerChange, OwnerChanges } from '../../syncDesk.ts'
import { isRow } from '../fieldStore.ts'
import { readState, writeState } from '../syncState.ts'

type Reads = Pick<WriteTx, 'all'>

const knownSchema = z.record(z.string(), z.string())
type Known = Readonly<Record<string, string>>

/** Since which change each of them stands: the latest of these fields. */
const PARTS: readonly {
  readonly what: OwnerChangeKind
  readonly rows: readonly {
    readonly table: string
    readonly by: string
    readonly fields: readonly string[]
  }[]
}[] = [
  {
    what: 'ownership',
    rows: [
      { table: 'user_role', by: `role = 'owner' AND user_id`, fields: ['is_held'] },
      { table: 'user', by: 'id', fields: ['status'] },
    ],
  },
  { what: 'password', rows: [{ table: 'credential', by: 'id', fields: ['password_hash'] }] },
  { what: 'secondFactor', rows: [{ table: 'totp_factor', by: 'id', fields: ['secret', 'confirmed_at'] }] },
]

const OWNERS = `SELECT u.id, u.first_name, u.last_name FROM user_role r JOIN user u ON u.id = r.user_id
  WHERE r.role = 'owner' AND r.is_held = 1 AND u.status = 'active' ORDER BY u.id`

/** The latest version among fields of a person's rows; undefined where there is no such row. */
function latestOf(tx: Reads, { rows }: (typeof PARTS)[number], userId: string): Version | undefined {
  let latest: Version | undefined
  for (const { table, by, fields } of rows) {
    const [row] = tx.all(`SELECT id, stamp, stamp_device FROM "${table}" WHERE ${by} = ?`, userId)
    if (!isRow(row)) continue
    const own = readFieldVersions(tx, table, String(row['id']))
    for (const field of fields) {
      const version = own.get(field) ?? rowVersion(row)
      if (latest === undefined || isLater(version, latest)) latest = version
    }
  }
  return latest
}

const keyOf = (userId: string, what: OwnerChangeKind): string => `${userId} ${what}`

type Standing = Omit<OwnerChange, 'deviceName' | 'at' | 'version'> & { readonly since: Version }

/** Everything by which somebody is an owner or signs in as one, as it stands here. */
function listStanding(tx: Reads): Standing[] {
  return tx.all(OWNERS).flatMap((row) => {
    const id = userIdSchema.safeParse(isRow(row) ? row['id'] : undefined)
    if (!isRow(row) || !id.success) return []
    const name = `${String(row['first_name'])} ${String(row['last_name'])}`
    return PARTS.flatMap((part) => {
      const since = latestOf(tx, part, id.data)
      return since === undefined ? [] : [{ userId: id.data, name, what: part.what, since }]
    })
  })
}

const nameOf = ([stamp, device]: Version): string => `${stamp} ${device}`

function readKnown(tx: Reads): Known | undefined {
  const kept = readState(tx, 'ownersKnown')
  return kept === undefined ? undefined : knownSchema.parse(JSON.parse(kept))
}

const keep = (tx: Reads & Pick<WriteTx, 'run'>, known: Known): void =>
  writeState(tx, 'ownersKnown', JSON.stringify(known))

/** Those of one person that nobody here was told of, or knows of: all by which they are an owner, or what changed since. */
function unknownOf(
  all: readonly Standing[],
  { known, ownNumber }: { known: Known; ownNumber: number },
): Standing[] {
  const isUnknown = ({ userId, what, since }: Standing): boolean =>
    since[1] !== ownNumber && known[keyOf(userId, what)] !== nameOf(since)
  const ownership = all.find(({ what }) => what === 'ownership')
  if (ownership === undefined) return []
  // With the ownership one hears of how that person signs in.
  if (isUnknown(ownership)) return [ownership]
  return all.filter(
    (one) => isUnknown(one) && (keyOf(one.userId, one.what) in known || isLater(one.since, ownership.since)),
  )
}

const DEVICE_NAME = 'SELECT name FROM device WHERE number = ?'

function toChange(tx: Reads, { since, ...standing }: Standing): OwnerChange {
  const [device] = tx.all(DEVICE_NAME, since[1])
  const deviceName = isRow(device) ? String(device['name']) : ''
  return { ...standing, deviceName, at: stampToMs(since[0]), version: nameOf(since) }
}

/**
 * What other PCs did to owners' rights since somebody here last said that they know of it. Rights are believed where
 * a PC of the clinic says so; that it was a person at a stolen PC who gave them is for an owner to see (security.md
 * T8, T10). Of what was done at this PC nobody needs to be told at it.
 */
function listChanges(tx: Reads, ownNumber: number): OwnerChange[] {
  const known = readKnown(tx)
  if (known === undefined) return []
  const standing = Map.groupBy(listStanding(tx), ({ userId }) => userId)
  return [...standing.values()]
    .flatMap((all) => unknownOf(all, { known, ownNumber }))
    .map((one) => toChange(tx, one))
    .toSorted((a, b) => b.at - a.at)
}

/** After a PC heard the others for the first time: what stands by then is known. */
export function noteOwners(tx: Reads & Pick<WriteTx, 'run'>): void {
  if (readState(tx, 'ownersKnown') !== undefined) return
  keep(
    tx,
    Object.fromEntries(listStanding(tx).map((one) => [keyOf(one.userId, one.what), nameOf(one.since)])),
  )
}

/** An owner at this PC says that they know of a change, or takes that back. */
function settleChange(
  tx: WriteTx,
  { userId, what, version }: Pick<OwnerChange, 'userId' | 'what' | 'version'>,
  isSettled: boolean,
): boolean {
  const standing = listStanding(tx).filter((one) => one.userId === userId)
  const one = standing.find((other) => other.what === what && nameOf(other.since) === version)
  if (one === undefined) return false
  const about = what === 'ownership' ? standing : [one]
  const keys = new Set(about.map((part) => keyOf(userId, part.what)))
  const others = Object.entries(readKnown(tx) ?? {}).filter(([key]) => !keys.has(key))
  const said = isSettled ? about.map((part) => [keyOf(userId, part.what), nameOf(part.since)]) : []
  keep(tx, Object.fromEntries([...others, ...said]))
  return true
}

/** What owners at this PC hear of other PCs' doing to owners' rights. */
export const ownerChanges: OwnerChanges = {
  list: (db) => listChanges(db.glance, db.device.number),
  settle: (db, { actorId }, change, isSettled) =>
    writeAlways(db, actorId, (tx) => {
      if (!settleChange(tx, change, isSettled)) return false
      const verb = isSettled ? 'owner.changeSettled' : 'owner.changeReopened'
      appendAudit(tx, { verb, outcome: 'done', aboutUserId: change.userId })
      return true
    }),
}
