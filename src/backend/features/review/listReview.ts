import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { ReviewItem } from '#shared/contract/review.ts'
import { userIdSchema } from '#shared/domain/ids.ts'
import { ok } from '#shared/errors/index.ts'
import { stampToMs } from '#shared/lib/hybridClock.ts'
import type { ActorCall } from '../../call.ts'
import { listNames } from '../logs/index.ts'
import { listBroken } from './brokenRules.ts'
import { listLate, toLateItem } from './lateItems.ts'
import { aboutUser, isHidden, isStrict, mayDecide } from './mayDecide.ts'
import { type Entry, findOrigin, listEntries } from './reviewRepository.ts'

type Clash = Extract<ReviewItem, { kind: 'field' }>
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/u

async function versionOf(
  call: ActorCall,
  entry: Entry,
  which: 'lost' | 'standing',
): Promise<Clash['stands']> {
  const [stamp, device] = which === 'lost' ? entry.version : entry.standingVersion
  const at = stampToMs(stamp)
  const origin = await findOrigin(call.db.read, entry, device, at)
  return { value: isHidden(entry) ? null : which === 'lost' ? entry.value : entry.standing, ...origin, at }
}

async function toClash(
  call: ActorCall,
  entry: Entry,
  names: Readonly<Record<string, string>>,
): Promise<Clash> {
  return {
    kind: 'field',
    id: entry.id,
    table: entry.table,
    rowId: entry.rowId,
    field: entry.field,
    aboutName: names[entry.userId ?? entry.rowId] ?? names[entry.rowId] ?? '',
    userId: entry.userId === null ? null : userIdSchema.parse(entry.userId),
    isStrict: isStrict(entry),
    isHidden: isHidden(entry),
    mergedName: null,
    stands: await versionOf(call, entry, 'standing'),
    other: await versionOf(call, entry, 'lost'),
  }
}

const idsOf = (entry: Entry): string[] =>
  [entry.userId, entry.rowId, entry.value, entry.standing].filter(
    (one): one is string => typeof one === 'string' && ID.test(one),
  )

/** What came together from several PCs and needs somebody who may decide it: status and roles first (product.md 42). */
export async function listReview(
  call: ActorCall,
  { limit }: ParsedInputOf<'review.list'>,
): Promise<Answer<'review.list'>> {
  const entries: Entry[] = []
  for (const entry of await listEntries(call.db.read, aboutUser)) {
    if (await mayDecide(call, entry)) entries.push(entry)
  }
  const strict = entries.filter(isStrict)
  const others = entries.filter((entry) => !isStrict(entry))
  const broken = await listBroken(call)
  const late = await listLate(call)
  const all = [...entries, ...late.map(({ entry }) => entry)]
  const names = await listNames(call.db.read, all.flatMap(idsOf))
  const items: ReviewItem[] = []
  for (const entry of strict.slice(0, limit)) items.push(await toClash(call, entry, names))
  items.push(...broken.slice(0, limit - items.length))
  for (const one of late.slice(0, limit - items.length)) items.push(await toLateItem(call, one, names))
  for (const entry of others.slice(0, limit - items.length)) items.push(await toClash(call, entry, names))
  return ok({ items, names, count: all.length + broken.length })
}
