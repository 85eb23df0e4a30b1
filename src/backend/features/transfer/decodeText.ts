import type { ErrorData } from '#shared/errors/index.ts'
import type { ImportPreview } from '#shared/contract/transfer.ts'

/** The greatest file that is read, in bytes. */
export const FILE_MAXIMUM_BYTES = 32 * 1024 * 1024

export type FileEncoding = ImportPreview['encoding']
export type UnreadableReason = ErrorData<'FILE_UNREADABLE'>['reason']
/** Why a file can't be read; `line` where one line of it is to blame, counted from 1. */
export type Unreadable = {
  readonly ok: false
  readonly reason: UnreadableReason
  readonly line: number | undefined
}
export type DecodedText =
  { readonly ok: true; readonly text: string; readonly encoding: FileEncoding } | Unreadable

const LABELS = {
  'UTF-8': 'utf-8',
  'UTF-16 LE': 'utf-16le',
  'UTF-16 BE': 'utf-16be',
  'Windows-1252': 'windows-1252',
} as const satisfies Record<FileEncoding, string>

/** First bytes of zip (xlsx, ods), pdf, old xls and doc, gzip, png, jpeg, gif, rtf. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
]
const SAMPLE_BYTES = 8192
/** A list has hardly any control characters; a program or a picture has many. */
const CONTROLS_ALLOWED_IN_1000 = 2

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const unreadable = (reason: UnreadableReason): Unreadable => ({ ok: false, reason, line: undefined })

/**
 * The text of a file, whatever program saved it: UTF-8 and UTF-16 with or without byte order mark, else
 * Windows-1252. A final Ctrl+Z of old programs is dropped.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > FILE_MAXIMUM_BYTES) return unreadable('tooLarge')
  if (bytes.length === 0) return unreadable('empty')
  if (SIGNATURES.some((signature) => startsWith(bytes, signature))) return unreadable('notText')
  const decoded = decode(bytes)
  if (decoded === undefined) return unreadable('notText')
  const text = decoded.text.replace(/\u001a$/, '')
  if (text.trim() === '') return unreadable('empty')
  if (looksBinary(text)) return unreadable('notText')
  return { ok: true, text, encoding: decoded.encoding }
}

function decode(bytes: Uint8Array): { text: string; encoding: FileEncoding } | undefined {
  const wide = wideEncoding(bytes)
  if (wide === 'none') return undefined
  if (wide !== undefined) {
    const text = tryDecode(bytes, wide)
    return text === undefined ? undefined : { text, encoding: wide }
  }
  const text = tryDecode(bytes, 'UTF-8')
  if (text !== undefined) return { text, encoding: 'UTF-8' }
  const rest = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes
  const western = tryDecode(rest, 'Windows-1252')
  return western === undefined ? undefined : { text: western, encoding: 'Windows-1252' }
}

/** UTF-16 by its mark, or by where the NUL bytes lie; `none` where there are NULs that no encoding explains. */
function wideEncoding(bytes: Uint8Array): 'UTF-16 LE' | 'UTF-16 BE' | 'none' | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'UTF-16 LE'
  if (startsWith(bytes, [0xfe, 0xff])) return 'UTF-16 BE'
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  if (even + odd === 0) return bytes.includes(0) ? 'none' : undefined
  const pairs = sample.length / 2
  if (odd > pairs * 0.3 && even < pairs * 0.05) return 'UTF-16 LE'
  if (even > pairs * 0.3 && odd < pairs * 0.05) return 'UTF-16 BE'
  return 'none'
}

function tryDecode(bytes: Uint8Array, encoding: FileEncoding): string | undefined {
  try {
    return new TextDecoder(LABELS[encoding], { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 100_000)
  const controls = sample.match(/[^\P{Cc}\t\n\v\f\r]/gu)?.length ?? 0
  return controls * 1000 > Math.max(sample.length, 1000) * CONTROLS_ALLOWED_IN_1000
}
