import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { ChangeSet } from './change.ts'
import { compactSet, expandSet } from './compactSet.ts'

/** Fast, and within a few percent of what higher levels reach on texts this short. */
const LEVEL = 3
/** A set's changes and log, unpacked: more is no honest set. */
const MOST_UNPACKED = 16 * 1024 * 1024

/** A set as compressed bytes, ready to be sealed. */
export function packSet(set: ChangeSet, changeOfEntry: ReadonlyMap<number, number>): Buffer {
  const plain = Buffer.from(JSON.stringify(compactSet(set, changeOfEntry)))
  return zstdCompressSync(plain, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } })
}

/** @returns what was packed; undefined for bytes that hold no set, or one that swells beyond 16 MiB */
export function unpackSet(bytes: Uint8Array): ChangeSet | undefined {
  try {
    return expandSet(JSON.parse(zstdDecompressSync(bytes, { maxOutputLength: MOST_UNPACKED }).toString()))
  } catch {
    return undefined
  }
}
