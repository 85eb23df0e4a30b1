import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { pcSchema } from '#shared/protocol/messages.ts'
import type { InviteKeys } from '../deviceKeys.ts'

/** What an invitation brings to the new PC; the hub keeps it and can't open it. */
const bundleSchema = z.strictObject({
  clinicName: z.string().max(400),
  /** The new PC's. */
  number: z.int().min(2).max(65_535),
  keys: z
    .array(z.strictObject({ keyEpoch: z.int().min(1), key: z.string().regex(/^[0-9a-f]{64}$/u) }))
    .min(1),
  /** Every PC that ever was in the clinic: the sets of those taken out are still in the hub's order. */
  pcs: z.array(pcSchema).min(1),
})
export type Bundle = z.infer<typeof bundleSchema>

const NONCE = 12
const TAG = 16
const boundTo = (clinicId: string, inviteId: string): Buffer =>
  Buffer.from(JSON.stringify([clinicId, inviteId]))

/** @returns base64url */
export function wrapBundle(bundle: Bundle, keys: InviteKeys, clinicId: string, inviteId: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keys.wrap, nonce).setAAD(boundTo(clinicId, inviteId))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(bundle)), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
}

/** @returns undefined where it is not what the inviting PC wrapped */
export function unwrapBundle(
  wrapped: string,
  keys: InviteKeys,
  clinicId: string,
  inviteId: string,
): Bundle | undefined {
  const bytes = Buffer.from(wrapped, 'base64url')
  if (bytes.length <= NONCE + TAG) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', keys.wrap, bytes.subarray(0, NONCE))
      .setAAD(boundTo(clinicId, inviteId))
      .setAuthTag(bytes.subarray(-TAG))
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString()
    return bundleSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
