import type { ReviewItem } from '#shared/contract/review.ts'
import { userIdSchema } from '#shared/domain/ids.ts'
import { stampToMs } from '#shared/lib/hybridClock.ts'
import type { ActorCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { type LateChange, lateChangesOf, listOpenMerges } from '../merging/index.ts'
import { isHidden, mayDecide } from './mayDecide.ts'
import { type Entry, findOrigin } from './reviewRepository.ts'

type Clash = Extract<ReviewItem, { kind: 'field' }>

/** A late change as the same kind of entry as any clash: the kept record's value stands, the late one is the other. */
function toEntry({ id, kind, keptId, late, keptRowId, keptValue, keptVersion }: LateChange): Entry {
  return {
    id,
    table: late.table,
    rowId: keptRowId,
    field: late.field,
    value: late.value,
    version: late.version,
    standing: keptValue,
    standingVersion: keptVersion,
    userId: kind === 'user' ? keptId : null,
  }
}

/** What other PCs changed of records that were merged meanwhile, as far as this person may decide it. */
export async function listLate(call: ActorCall): Promise<{ change: LateChange; entry: Entry }[]> {
  const merges = await listOpenMerges(call.db.read)
  if (merges.length === 0) return []
  // Reads only; in one transaction, so that a record and its versions are of one moment.
  const changes = await writeAlways(call.db, call.actor.userId, (tx) =>
    merges.flatMap((merge) => lateChangesOf(tx, merge)),
  )
  const mine: { change: LateChange; entry: Entry }[] = []
  for (const change of changes) {
    const entry = toEntry(change)
    if (await mayDecide(call, entry)) mine.push({ change, entry })
  }
  return mine
}

/** A late change as the screen shows it. */
export async function toLateItem(
  call: ActorCall,
  { change, entry }: { readonly change: LateChange; readonly entry: Entry },
  names: Readonly<Record<string, string>>,
): Promise<Clash> {
  const hidden = isHidden(entry)
  const lateAt = stampToMs(change.late.version[0])
  const keptAt = stampToMs(change.keptVersion[0])
  const from = await findOrigin(call.db.read, change.late, change.late.version[1], lateAt)
  const kept = await findOrigin(call.db.read, entry, change.keptVersion[1], keptAt)
  return {
    kind: 'field',
    id: change.id,
    table: entry.table,
    rowId: entry.rowId,
    field: entry.field,
    aboutName: names[change.keptId] ?? '',
    userId: change.kind === 'user' ? userIdSchema.parse(change.keptId) : null,
    isStrict: false,
    isHidden: hidden,
    mergedName: change.mergedName,
    stands: { value: hidden ? null : change.keptValue, ...kept, at: keptAt },
    other: { value: hidden ? null : change.late.value, ...from, at: lateAt },
  }
}
