import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'

const LENGTH_BYTES = 4
const LEVEL = 3
const MOST_UNPACKED = 16 * 1024 * 1024
/** Longer is no honest frame. */
const LONGEST_FRAME = 16 * 1024 * 1024

const text = z.string().max(1_400_000)
const cell = z.union([text, z.number(), z.null()])
const count = z.number().int().nonnegative()
const name = z.string().max(64)
const number = z.number().int().min(1).max(65_535)

/** Tables of each PC that must be alike on all, and their columns as a snapshot has them. */
export const PLAIN_COLUMNS = {
  review: ['id', 'table_name', 'row_id', 'field', 'value', 'stamp', 'stamp_device'],
  waiting_change: ['seq', 'table_name', 'row_id', 'device_number', 'change'],
  set_aside: ['id', 'hub_seq', 'device_number', 'table_name', 'row_id', 'change', 'reason', 'at'],
  // Without its number: the taker may keep entries of its own beside these.
  later_change: ['table_name', 'row_id', 'device_number', 'change'],
} as const
export type PlainTable = keyof typeof PLAIN_COLUMNS
export const PLAIN_TABLES = ['review', 'waiting_change', 'set_aside', 'later_change'] as const

/** How far another PC was heard, and its keys. */
export const heardPcSchema = z.strictObject({
  deviceId: z.uuid(),
  number,
  signKey: z.string().regex(/^[0-9a-f]{64}$/u),
  boxKey: z.string().regex(/^[0-9a-f]{64}$/u),
  deviceEpoch: count,
  lastN: count,
  lastHash: z.string().max(64),
  auditSeq: count,
  auditHash: z.string().max(64),
  isRevoked: z.boolean(),
})
export type HeardPc = z.infer<typeof heardPcSchema>

/** One stretch of a snapshot: rows of a table, entries of one PC's log, or what the PCs know of each other. */
export const snapshotFrameSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rows'),
    table: name,
    columns: z.array(name).max(200),
    rows: z.array(
      z.strictObject({
        id: z.string().min(1).max(200),
        /** Stamp and PC of the row. */
        v: z.tuple([count, number]),
        values: z.array(cell),
        /** Of fields that changed alone: place in `columns`, stamp, PC. */
        f: z.array(z.tuple([count, count, number])).optional(),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('log'),
    deviceId: z.uuid(),
    /** Number, the hash it is tied to where that is not the entry before, and the entry's fields. */
    entries: z.array(
      z.tuple([z.number().int().min(1), z.string().max(64).nullable(), z.array(cell).length(12)]),
    ),
  }),
  z.strictObject({ kind: z.literal('plain'), table: z.enum(PLAIN_TABLES), rows: z.array(z.array(cell)) }),
  z.strictObject({ kind: z.literal('heard'), pcs: z.array(heardPcSchema).max(2_000) }),
])
export type SnapshotFrame = z.infer<typeof snapshotFrameSchema>

/** A frame as bytes: its length (32 bits, big-endian) and one Zstandard frame of JSON. */
export function packFrame(frame: SnapshotFrame): Buffer {
  const packed = zstdCompressSync(Buffer.from(JSON.stringify(frame)), {
    params: { [constants.ZSTD_c_compressionLevel]: LEVEL },
  })
  const head = Buffer.alloc(LENGTH_BYTES)
  head.writeUInt32BE(packed.length)
  return Buffer.concat([head, packed])
}

/**
 * Reads the frame that begins at a place of the stream.
 * @param read gives bytes of the stream; undefined where there are not so many
 * @returns the frame and where the next one begins; undefined where there is none
 */
export function unpackFrame(
  at: number,
  read: (at: number, length: number) => Buffer | undefined,
): { readonly frame: SnapshotFrame; readonly next: number } | undefined {
  const length = read(at, LENGTH_BYTES)?.readUInt32BE(0)
  if (length === undefined || length > LONGEST_FRAME) return undefined
  const packed = read(at + LENGTH_BYTES, length)
  if (packed === undefined) return undefined
  try {
    const json = zstdDecompressSync(packed, { maxOutputLength: MOST_UNPACKED }).toString()
    return { frame: snapshotFrameSchema.parse(JSON.parse(json)), next: at + LENGTH_BYTES + length }
  } catch {
    return undefined
  }
}
