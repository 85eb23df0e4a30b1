import { LIMITS } from './limits.ts'
import { setHeaderSchema, type SetHeader } from './messages.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const SIGNATURE_BYTES = 64
const LENGTH_BYTES = 4

/**
 * A sealed set as bytes: length of the header (32 bits, big-endian), header as JSON, nonce (12) with ciphertext and
 * tag (16), signature (64) of everything before it.
 */
export type SealedSet = {
  readonly header: SetHeader
  readonly headerBytes: Uint8Array
  readonly nonce: Uint8Array
  readonly ciphertext: Uint8Array
  readonly tag: Uint8Array
  readonly signature: Uint8Array
  /** What the signature is of. */
  readonly signed: Uint8Array
}

/** @returns what the bytes hold; undefined where they are no sealed set */
export function readSealedSet(bytes: Uint8Array): SealedSet | undefined {
  if (bytes.length > LIMITS.sealedSet || bytes.length < LENGTH_BYTES) return undefined
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES).getUint32(0)
  const bodyAt = LENGTH_BYTES + headerLength
  if (headerLength > LIMITS.header || bytes.length < bodyAt + NONCE_BYTES + TAG_BYTES + SIGNATURE_BYTES)
    return undefined
  const headerBytes = bytes.subarray(LENGTH_BYTES, bodyAt)
  const header = readHeader(headerBytes)
  if (header === undefined) return undefined
  const signatureAt = bytes.length - SIGNATURE_BYTES
  return {
    header,
    headerBytes,
    nonce: bytes.subarray(bodyAt, bodyAt + NONCE_BYTES),
    ciphertext: bytes.subarray(bodyAt + NONCE_BYTES, signatureAt - TAG_BYTES),
    tag: bytes.subarray(signatureAt - TAG_BYTES, signatureAt),
    signature: bytes.subarray(signatureAt),
    signed: bytes.subarray(0, signatureAt),
  }
}

function readHeader(bytes: Uint8Array): SetHeader | undefined {
  // Headers are ASCII: identifiers, numbers and hex.
  const text = String.fromCharCode(...bytes)
  try {
    const parsed = setHeaderSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** The first bytes of a sealed set: header length and header, to which nonce, ciphertext, tag and signature follow. */
export function writeSetHeader(header: SetHeader): Uint8Array {
  const text = JSON.stringify(header)
  const bytes = new Uint8Array(LENGTH_BYTES + text.length)
  new DataView(bytes.buffer).setUint32(0, text.length)
  for (let at = 0; at < text.length; at += 1) bytes[LENGTH_BYTES + at] = text.charCodeAt(at)
  return bytes
}
