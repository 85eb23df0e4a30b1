const SEQ_BYTES = 8
const LENGTH_BYTES = 4

/** One sealed set on the wire; `seq` is 0 on the way to the hub, which gives it. */
export type Frame = { readonly seq: number; readonly bytes: Uint8Array }

/** Several sets as one body: each led by its seq (64-bit float, exact to 2^53) and its length (32 bits). */
export function writeFrames(frames: readonly Frame[]): Uint8Array {
  const length = frames.reduce((sum, { bytes }) => sum + SEQ_BYTES + LENGTH_BYTES + bytes.length, 0)
  const body = new Uint8Array(length)
  const view = new DataView(body.buffer)
  let at = 0
  for (const { seq, bytes } of frames) {
    view.setFloat64(at, seq)
    view.setUint32(at + SEQ_BYTES, bytes.length)
    body.set(bytes, at + SEQ_BYTES + LENGTH_BYTES)
    at += SEQ_BYTES + LENGTH_BYTES + bytes.length
  }
  return body
}

/** @returns the sets of a body; undefined where it is cut or malformed */
export function readFrames(body: Uint8Array): Frame[] | undefined {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const frames: Frame[] = []
  let at = 0
  while (at < body.length) {
    if (body.length - at < SEQ_BYTES + LENGTH_BYTES) return undefined
    const seq = view.getFloat64(at)
    const length = view.getUint32(at + SEQ_BYTES)
    at += SEQ_BYTES + LENGTH_BYTES
    if (!Number.isSafeInteger(seq) || seq < 0 || length > body.length - at) return undefined
    frames.push({ seq, bytes: body.subarray(at, at + length) })
    at += length
  }
  return frames
}
