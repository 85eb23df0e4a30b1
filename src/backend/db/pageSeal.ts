import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** The SQLCipher 4 format, which the program pins (security.md 4.1). */
export const PAGE_BYTES = 4096
const SALT_BYTES = 16
const SEAL_BYTES = 64
const IV_BYTES = 16
const MASK = 0x3a
const PASSES = 2
/** Of the plain header: how many pages the database has. */
const COUNT_AT = 28

/** A database file as raw, sealed pages, looked at without SQLite. */
export type PageFile = {
  readonly bytes: number
  /** Reads at most so many bytes from the start. */
  readonly head: (bytes: number) => Buffer
  /** True where the seal of this page (counted from 1) was made with the key: it is of this key, and unchanged. */
  readonly fits: (page: number) => boolean
  /** How many pages the first one says that there are; ask only where it fits. */
  readonly pageCount: () => number
  readonly close: () => void
}

/** Opens a file for a look at its pages. @throws what the file system throws */
export function openPageFile(file: string, key: Uint8Array): PageFile {
  const handle = openSync(file, 'r')
  const read = (from: number, bytes: number): Buffer => {
    const buffer = Buffer.alloc(bytes)
    return buffer.subarray(0, readSync(handle, buffer, 0, bytes, from))
  }
  const salt = read(0, SALT_BYTES)
  const sealKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ MASK),
    PASSES,
    32,
    'sha512',
  )
  const pageAt = (page: number): Buffer => read((page - 1) * PAGE_BYTES, PAGE_BYTES)
  const bodyStart = (page: number): number => (page === 1 ? SALT_BYTES : 0)
  return {
    bytes: fstatSync(handle).size,
    head: (bytes) => read(0, bytes),
    fits: (page) => {
      const sealed = pageAt(page)
      if (sealed.length < PAGE_BYTES) return false
      const number = Buffer.alloc(4)
      number.writeUInt32LE(page)
      const body = sealed.subarray(bodyStart(page), PAGE_BYTES - SEAL_BYTES)
      const seal = createHmac('sha512', sealKey).update(body).update(number).digest()
      return seal.equals(sealed.subarray(PAGE_BYTES - SEAL_BYTES))
    },
    pageCount: () => {
      const sealed = pageAt(1)
      const ivAt = PAGE_BYTES - SEAL_BYTES - IV_BYTES
      const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(ivAt, ivAt + IV_BYTES))
      decipher.setAutoPadding(false)
      const plain = decipher.update(sealed.subarray(SALT_BYTES, ivAt))
      return plain.readUInt32BE(COUNT_AT - SALT_BYTES)
    },
    close: () => {
      sealKey.fill(0)
      closeSync(handle)
    },
  }
}
