import { statSync } from 'node:fs'
import { connect } from './connect.ts'
import type { OpenProblem } from './openProblem.ts'
import { openPageFile, PAGE_BYTES, type PageFile } from './pageSeal.ts'

type FileProblem = Extract<
  OpenProblem,
  'wrongKey' | 'empty' | 'plain' | 'otherCipher' | 'notADatabase' | 'truncated' | 'damaged'
>

const PLAIN_START = 'SQLite format 3\0'
/** What other programs of this driver write, and older SQLCipher. */
const OTHER_CIPHERS = [
  { cipher: 'chacha20' },
  { cipher: 'aes256cbc' },
  { cipher: 'aes128cbc' },
  { cipher: 'rc4' },
  { cipher: 'ascon128' },
  { cipher: 'aegis' },
  { cipher: 'sqlcipher', legacy: 1 },
  { cipher: 'sqlcipher', legacy: 2 },
  { cipher: 'sqlcipher', legacy: 3 },
] as const
/** Pages after the first that are looked at, to tell a damaged beginning from another key. */
const MOST_PAGES = 64

/** True where bytes look like noise, as everything encrypted does. */
function looksRandom(bytes: Buffer): boolean {
  if (bytes.length === 0) return false
  const counts = new Map<number, number>()
  for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / bytes.length) * Math.log2(count / bytes.length)
  return bits > 0.85 * Math.min(8, Math.log2(bytes.length))
}

function opensWithOtherCipher(file: string, key: Uint8Array): boolean {
  return OTHER_CIPHERS.some((other) => {
    try {
      connect(file, 'look', { ...other, key }).close()
      return true
    } catch {
      return false
    }
  })
}

/** True where a journal holds changes that the file does not have yet. */
export function hasJournal(file: string): boolean {
  try {
    return statSync(`${file}-wal`).size > 0
  } catch {
    return false
  }
}

/** True where the file is shorter than its own first page says, and no journal holds the rest. */
function isCutShort(file: string, pages: PageFile): boolean {
  if (hasJournal(file)) return false
  return pages.bytes % PAGE_BYTES !== 0 || pages.bytes < pages.pageCount() * PAGE_BYTES
}

function nameStrange(file: string, key: Uint8Array, pages: PageFile): FileProblem {
  const head = pages.head(PAGE_BYTES)
  if (head.toString('latin1').startsWith(PLAIN_START)) return 'plain'
  const last = Math.min(MOST_PAGES, Math.floor(pages.bytes / PAGE_BYTES))
  for (let page = 2; page <= last; page += 1) if (pages.fits(page)) return 'damaged'
  if (opensWithOtherCipher(file, key)) return 'otherCipher'
  if (!looksRandom(head)) return 'notADatabase'
  if (pages.bytes < PAGE_BYTES) return 'truncated'
  return pages.bytes % PAGE_BYTES === 0 ? 'wrongKey' : 'notADatabase'
}

/**
 * Says what is the matter with a database file that did not open, or that opened and can't be whole; undefined where
 * nothing is seen from outside (security.md D2). Reads only. @throws what the file system throws
 */
export function nameProblem(file: string, key: Uint8Array): FileProblem | undefined {
  const pages = openPageFile(file, key)
  try {
    if (pages.bytes === 0) return 'empty'
    if (!pages.fits(1)) return nameStrange(file, key, pages)
    return isCutShort(file, pages) ? 'truncated' : undefined
  } finally {
    pages.close()
  }
}
