/** Apple's four-letter names for PNG pictures in an ICNS file, with their widths in pixels. */
export const icnsTypes = {
  icp4: 16,
  icp5: 32,
  icp6: 64,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
} as const

const icoHeaderBytes = 6
const icoEntryBytes = 16

/**
 * A Windows icon file around PNG pictures (sizes are widths in pixels, 256 at most), smallest first.
 * Throws where a picture is too wide for the format.
 */
export function packIco(pictures: readonly { readonly size: number; readonly png: Uint8Array }[]): Buffer {
  const header = Buffer.alloc(icoHeaderBytes + icoEntryBytes * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  pictures.forEach(({ size, png }, index) => {
    if (size > 256) throw new RangeError(`An ICO picture is 256 pixels wide at most, this one has ${size}`)
    const entry = icoHeaderBytes + icoEntryBytes * index
    // One byte holds the width, so the format writes 256 as 0.
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

/** A macOS icon file around PNG pictures, each under its four-letter type. */
export function packIcns(pictures: readonly { readonly type: string; readonly png: Uint8Array }[]): Buffer {
  const blocks = pictures.map(({ type, png }) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(png.length + 8, 4)
    return Buffer.concat([head, png])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(8 + blocks.reduce((sum, block) => sum + block.length, 0), 4)
  return Buffer.concat([head, ...blocks])
}
