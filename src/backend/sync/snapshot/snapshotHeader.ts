import { sign, verify, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { type beginSnapshotSchema, hashSchema } from '#shared/protocol/messages.ts'

const SIGNATURE_BYTES = 64

/** What a snapshot's maker signs: which clinic, up to where, and the hash over the hashes of its pieces. */
export const snapshotHeaderSchema = z.strictObject({
  version: z.literal(1),
  clinicId: z.uuid(),
  snapshotId: z.uuid(),
  /** The PC that made it. */
  deviceId: z.uuid(),
  /** Everything of the hub's order up to here is in it. */
  seq: z.number().int().nonnegative(),
  keyEpoch: z.number().int().min(1),
  pieces: z.number().int().min(1).max(100_000),
  /** Of all sealed pieces together. */
  bytes: z.number().int().min(1),
  piecesHash: hashSchema,
})
export type SnapshotHeader = z.infer<typeof snapshotHeaderSchema>
export type BegunSnapshot = z.infer<typeof beginSnapshotSchema>

/** The header with its signature, base64url. */
export function signHeader(header: SnapshotHeader, key: KeyObject): string {
  const text = Buffer.from(JSON.stringify(header))
  return Buffer.concat([text, sign(null, text, key)]).toString('base64url')
}

/**
 * What a snapshot of the hub says of itself.
 * @param signKeyOf the public key of a PC that may make one; undefined for any other
 * @returns undefined where no such PC signed it, or the hub tells something else than its maker
 */
export function readHeader(
  begun: BegunSnapshot,
  clinicId: string,
  signKeyOf: (deviceId: string) => KeyObject | undefined,
): SnapshotHeader | undefined {
  const bytes = Buffer.from(begun.header, 'base64url')
  const text = bytes.subarray(0, -SIGNATURE_BYTES)
  try {
    const header = snapshotHeaderSchema.parse(JSON.parse(text.toString()))
    const key = signKeyOf(header.deviceId)
    if (key === undefined || !verify(null, text, key, bytes.subarray(-SIGNATURE_BYTES))) return undefined
    const isTold =
      header.clinicId === clinicId &&
      header.snapshotId === begun.snapshotId &&
      header.seq === begun.seq &&
      header.pieces === begun.pieces &&
      header.bytes === begun.bytes
    return isTold ? header : undefined
  } catch {
    return undefined
  }
}
