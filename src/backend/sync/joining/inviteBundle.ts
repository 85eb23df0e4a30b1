import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { hubIdentitySchema, pcSchema } from '#shared/protocol/messages.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const MOST_PLAIN = 1024 * 1024

/** What an invitation keeps at the hub for the new PC, which alone can open it: the code is the key. */
export const inviteBundleSchema = z.strictObject({
  version: z.literal(1),
  clinicName: z.string().max(200),
  /** The new PC's number. */
  number: z.number().int().min(2).max(65_535),
  hub: hubIdentitySchema,
  keys: z
    .array(z.strictObject({ keyEpoch: z.number().int().min(1), key: z.string().regex(/^[0-9a-f]{64}$/u) }))
    .min(1),
  /** The PCs of the clinic, and how far each had been heard: a hub that holds back what came before is noticed. */
  pcs: z.array(
    z.strictObject({
      ...pcSchema.shape,
      deviceEpoch: z.number().int().min(1),
      lastN: z.number().int().min(0),
    }),
  ),
})
export type InviteBundle = z.infer<typeof inviteBundleSchema>

type Place = { readonly clinicId: string; readonly inviteId: string }
const boundTo = ({ clinicId, inviteId }: Place): Buffer =>
  Buffer.from(`anteroom invite\n${clinicId}\n${inviteId}`)

/** @param wrap 32 bytes that follow from the code @returns base64url */
export function sealBundle(bundle: InviteBundle, place: Place, wrap: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, wrap, nonce)
  cipher.setAAD(boundTo(place))
  const plain = zstdCompressSync(Buffer.from(JSON.stringify(bundle)))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  )
}

/** @returns undefined where it is not what an owner's PC put there for this code */
export function openBundle(wrapped: string, place: Place, wrap: Uint8Array): InviteBundle | undefined {
  const bytes = Buffer.from(wrapped, 'base64url')
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv(CIPHER, wrap, bytes.subarray(0, NONCE_BYTES))
  decipher.setAAD(boundTo(place))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    const text = zstdDecompressSync(plain, { maxOutputLength: MOST_PLAIN }).toString()
    return inviteBundleSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
