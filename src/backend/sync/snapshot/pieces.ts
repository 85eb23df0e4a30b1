import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { hashOf } from '../sealSet.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What one piece holds before it is sealed; all but the last hold exactly this. */
export const PIECE_BYTES = 900_000
/** What sealing adds to each. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES

const boundTo = (snapshotId: string, piece: number): Buffer =>
  Buffer.from(`anteroom snapshot\n${snapshotId}\n${piece}`)

/** Seals one piece under the clinic's key, bound to its snapshot and its place in it. */
export function sealPiece(plain: Uint8Array, snapshotId: string, piece: number, key: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce)
  cipher.setAAD(boundTo(snapshotId, piece))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** @returns undefined where it is not this piece of this snapshot */
export function openPiece(
  sealed: Uint8Array,
  snapshotId: string,
  piece: number,
  key: Uint8Array,
): Buffer | undefined {
  if (sealed.length < SEAL_BYTES) return undefined
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES))
  decipher.setAAD(boundTo(snapshotId, piece))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return undefined
  }
}

/** The hash over the hashes of all pieces, in their order. @param hashes hex */
export function hashOfPieces(hashes: readonly string[]): string {
  const hash = createHash('sha256')
  for (const one of hashes) hash.update(Buffer.from(one, 'hex'))
  return hash.digest('hex')
}

/** Cuts a stream of bytes into pieces and seals each as soon as it is whole. */
export class PieceMaker {
  readonly pieces: Buffer[] = []
  readonly #snapshotId: string
  readonly #key: Uint8Array
  #waiting: Buffer[] = []
  #size = 0

  constructor(snapshotId: string, key: Uint8Array) {
    this.#snapshotId = snapshotId
    this.#key = key
  }

  add(bytes: Buffer): void {
    this.#waiting.push(bytes)
    this.#size += bytes.length
    while (this.#size >= PIECE_BYTES) this.#seal(PIECE_BYTES)
  }

  /** Seals what is left. @returns the hash over all pieces */
  finish(): string {
    if (this.#size > 0 || this.pieces.length === 0) this.#seal(this.#size)
    return hashOfPieces(this.pieces.map(hashOf))
  }

  #seal(size: number): void {
    const all = Buffer.concat(this.#waiting)
    this.pieces.push(sealPiece(all.subarray(0, size), this.#snapshotId, this.pieces.length, this.#key))
    this.#waiting = [all.subarray(size)]
    this.#size = all.length - size
  }
}
