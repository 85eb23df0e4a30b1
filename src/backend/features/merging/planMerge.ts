import { createHash } from 'node:crypto'
import type { MergePreview } from '#shared/contract/merging.ts'
import { clientIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import type { MergeField } from '#shared/domain/merging.ts'
import { sortRoles } from '#shared/domain/roles.ts'
import { ok, type Result } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { findCredential } from '../identity/index.ts'
import { hasFactor } from '../mfa/index.ts'
import { listRoles } from '../users/index.ts'
import { checkMerge, type Pair } from './checkMerge.ts'
import { countMoves } from './mergingRepository.ts'
import { fieldsOf, readRecord, type RecordValues } from './readPair.ts'

/** An owner's to change (product.md 22). */
const OWNER_FIELDS: readonly MergeField[] = ['discipline', 'compensationTier']

/** What of the merged one's e-mails or phones is a second one for the kept record. */
function second(kept: RecordValues, merged: RecordValues, kind: 'Email' | 'Phone'): string {
  const [first, other] = [merged.shown[`primary${kind}`] ?? '', merged.shown[`secondary${kind}`] ?? '']
  const own = kept.shown[`primary${kind}`] ?? ''
  return own !== '' && first.toLowerCase() !== own.toLowerCase() && first !== '' ? first : other
}

function differences(
  call: ActorCall,
  { kind }: Pair,
  kept: RecordValues,
  merged: RecordValues,
): MergePreview['fields'] {
  const isOwner = call.actor.rights['users.setDisciplineAndTier'] !== undefined
  const offered: RecordValues['shown'] =
    kind === 'client'
      ? merged.shown
      : {
          ...merged.shown,
          secondaryEmail: second(kept, merged, 'Email'),
          secondaryPhone: second(kept, merged, 'Phone'),
        }
  return fieldsOf(kind).flatMap((field) => {
    const [own, other] = [kept.shown[field] ?? '', offered[field] ?? '']
    if (own === other || other === '') return []
    const isLocked = OWNER_FIELDS.includes(field) && !isOwner
    const take = own === '' && !isLocked ? ('merged' as const) : ('kept' as const)
    return [{ field, kept: own, merged: other, take, isLocked }]
  })
}

async function rolesOf(
  db: Reader,
  call: ActorCall,
  { kind, keptId, mergedId }: Pair,
): Promise<MergePreview['roles']> {
  if (kind === 'client') return null
  const kept = sortRoles(await listRoles(db, userIdSchema.parse(keptId)))
  const merged = sortRoles(await listRoles(db, userIdSchema.parse(mergedId)))
  if (merged.every((role) => kept.includes(role))) return null
  const isNews = merged.some((role) => role !== 'owner' && !kept.includes(role))
  return {
    kept,
    merged,
    mayCombine: isNews && call.actor.rights['users.setRoles'] !== undefined && keptId !== call.actor.userId,
  }
}

const idOf = ({ kind }: Pair, id: string): MergePreview['kept']['id'] =>
  kind === 'user' ? userIdSchema.parse(id) : clientIdSchema.parse(id)

/** What making one record of two would do, for whoever may do it. */
export async function planMerge(
  db: Reader,
  call: ActorCall,
  pair: Pair,
): Promise<
  Result<MergePreview, Extract<Awaited<ReturnType<typeof checkMerge>>, { ok: false }>['error']['code']>
> {
  const checked = await checkMerge(db, call, pair)
  if (!checked.ok) return checked
  const { kind, keptId, mergedId } = pair
  const kept = await readRecord(db, kind, keptId)
  const merged = await readRecord(db, kind, mergedId)
  const userId = kind === 'user' ? userIdSchema.parse(mergedId) : undefined
  const hasPassword = userId !== undefined && ((await findCredential(db, userId))?.passwordHash ?? '') !== ''
  const plan = {
    fields: differences(call, pair, kept, merged),
    roles: await rolesOf(db, call, pair),
    moves: await countMoves(db, kind, mergedId),
    endsSignIn: hasPassword || (userId !== undefined && (await hasFactor(db, userId))),
  }
  const seen = createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 32)
  const shown = (id: string, { name, detail, isActive }: RecordValues): MergePreview['kept'] => ({
    id: idOf(pair, id),
    name,
    detail,
    isActive,
  })
  return ok({ kept: shown(keptId, kept), merged: shown(mergedId, merged), ...plan, seen })
}
