import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** The files of a bundle: a folder that can be carried to another PC as it is. */
export const BUNDLE_FILES = { database: 'clinic.db', keys: 'keys.json', manifest: 'manifest.json' } as const
/** The version of the bundle's own form. */
export const BUNDLE_FORMAT = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

/** What a bundle says of itself: numbers and hashes, nobody's name (security.md 4.5). */
export const manifestSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  /** Counts up in the folder of a PC, whatever its clock does. */
  number: count,
  madeAt: z.number(),
  appVersion: z.string(),
  /** The last migration that the database has. */
  schema: z.string(),
  deviceId: z.string(),
  deviceNumber: count,
  /** 0 where the clinic has no hub. */
  deviceEpoch: count,
  /** The last entries of the outbox and of this PC's log. */
  lastOp: z.strictObject({ seq: count, stamp: count }),
  auditHead: z.strictObject({ seq: count, hash: z.string() }),
  rows: z.record(z.string(), count),
  database: z.strictObject({ bytes: count, sha256 }),
  keysSha256: sha256,
})
export type Manifest = z.infer<typeof manifestSchema>

const signedSchema = z.strictObject({ manifest: manifestSchema, hmac: sha256 })

function hmacOf(manifest: Manifest, key: Uint8Array): Buffer {
  const signing = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'anteroom backup manifest 1', 32))
  // Parsed first: its fields come in the schema's order then, however the manifest was put together.
  return createHmac('sha256', signing)
    .update(JSON.stringify(manifestSchema.parse(manifest)))
    .digest()
}

/** The text of a manifest, which only who has the database's key can write. */
export function manifestText(manifest: Manifest, key: Uint8Array): string {
  const hmac = hmacOf(manifest, key).toString('hex')
  return `${JSON.stringify({ manifest, hmac }, null, 2)}\n`
}

/** What a manifest says, unproved: to show a list by, never to restore by. Undefined where it is none. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const signed = signedSchema.safeParse(JSON.parse(text))
    return signed.success ? signed.data.manifest : undefined
  } catch {
    return undefined
  }
}

/** The manifest where its seal is of this key; undefined else. */
export function openManifest(text: string, key: Uint8Array): Manifest | undefined {
  const manifest = readManifest(text)
  if (manifest === undefined) return undefined
  const { hmac } = signedSchema.parse(JSON.parse(text))
  return timingSafeEqual(Buffer.from(hmac, 'hex'), hmacOf(manifest, key)) ? manifest : undefined
}
