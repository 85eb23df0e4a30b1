import { LIMITS } from '#shared/protocol/limits.ts'
import type { createInviteSchema, openInviteSchema } from '#shared/protocol/messages.ts'
import type { ClinicTx } from '../storage/storage.ts'
import type { Caller, HubContext } from './hubContext.ts'
import { Refusal } from './refusal.ts'
import { sha256 } from './tokens.ts'

/** Keeps an invitation for 15 minutes; repeated word for word, it is answered again. */
export function createInvite(
  hub: HubContext,
  { clinicId }: Caller,
  input: ReturnType<typeof createInviteSchema.parse>,
): Promise<{ expiresAt: number }> {
  return hub.storage.inClinic(clinicId, async (tx) => {
    await tx
      .deleteFrom('invite')
      .where('clinic_id', '=', clinicId)
      .where('expires_at', '<', hub.now() - LIMITS.inviteMs)
      .execute()
    const open = await tx
      .selectFrom('invite')
      .select('expires_at')
      .where('clinic_id', '=', clinicId)
      .where('invite_id', '!=', input.inviteId)
      .where('expires_at', '>=', hub.now())
      .orderBy('expires_at')
      .execute()
    const [soonest] = open
    if (soonest !== undefined && open.length >= LIMITS.openInvites)
      throw new Refusal('tooMany', { retryAfterSeconds: Math.ceil((soonest.expires_at - hub.now()) / 1_000) })
    const expiresAt = hub.now() + LIMITS.inviteMs
    await tx
      .insertInto('invite')
      .values({
        clinic_id: clinicId,
        invite_id: input.inviteId,
        proof_hash: input.proofHash,
        wrapped: input.wrapped,
        expires_at: expiresAt,
        wrong_proofs: 0,
        used_by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const kept = await tx
      .selectFrom('invite')
      .selectAll()
      .where('clinic_id', '=', clinicId)
      .where('invite_id', '=', input.inviteId)
      .executeTakeFirstOrThrow()
    if (kept.proof_hash !== input.proofHash || kept.wrapped !== input.wrapped) throw new Refusal('badRequest')
    return { expiresAt: kept.expires_at }
  })
}

/**
 * The invitation to whoever proves to have its code. A wrong proof is counted, so the refusal is a value: thrown, it
 * would undo the count. A used one opens for the PC alone that used it, while it counts.
 */
export async function openInvite(
  hub: HubContext,
  tx: ClinicTx,
  ask: ReturnType<typeof openInviteSchema.parse> & { readonly deviceId?: string },
): Promise<{ readonly wrapped: string } | Refusal> {
  const mine = tx
    .selectFrom('invite')
    .selectAll()
    .where('clinic_id', '=', ask.clinicId)
    .where('invite_id', '=', ask.inviteId)
  const invite = await mine.forUpdate().executeTakeFirst()
  if (invite === undefined) return new Refusal('notFound')
  if (invite.expires_at < hub.now() || invite.wrong_proofs >= LIMITS.wrongProofs)
    return new Refusal('inviteExpired')
  if (sha256(Buffer.from(ask.proof, 'hex')) !== invite.proof_hash) {
    await tx
      .updateTable('invite')
      .set({ wrong_proofs: invite.wrong_proofs + 1 })
      .where('clinic_id', '=', ask.clinicId)
      .where('invite_id', '=', ask.inviteId)
      .execute()
    return new Refusal('notFound')
  }
  if (invite.used_by !== null && invite.used_by !== ask.deviceId) return new Refusal('inviteUsed')
  return { wrapped: invite.wrapped }
}
