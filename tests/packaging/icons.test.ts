import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { icnsTypes, packIcns, packIco } from '../../build/iconContainers.ts'

const read = (file: string): Promise<Buffer> => readFile(new URL(`../../build/${file}`, import.meta.url))
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The width that a PNG picture says it has. */
function pngWidth(bytes: Buffer): number {
  expect(bytes.subarray(0, 8)).toEqual(pngSignature)
  return bytes.readUInt32BE(16)
}

describe('the icons', () => {
  it('give Windows pictures of 16 to 256 pixels', async () => {
    const ico = await read('icon.ico')
    const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index
      const offset = ico.readUInt32LE(entry + 12)
      return pngWidth(ico.subarray(offset, offset + ico.readUInt32LE(entry + 8)))
    })
    expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256])
  })

  it('give macOS a picture under each of its names', async () => {
    const icns = await read('icon.icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const found: Record<string, number> = {}
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      found[icns.toString('latin1', at, at + 4)] = pngWidth(icns.subarray(at + 8))
    }
    expect(found).toEqual(icnsTypes)
  })

  it.each([16, 24, 32, 48, 64, 128, 256, 512, 1024])('give Linux a picture of %i pixels', async (width) => {
    expect(pngWidth(await read(`icons/${width}x${width}.png`))).toBe(width)
  })

  it('refuse a picture too wide for Windows', () => {
    expect(() => packIco([{ size: 512, png: pngSignature }])).toThrow('256 pixels wide at most')
  })

  it('write the length of every block for macOS', () => {
    const packed = packIcns([{ type: 'ic07', png: Buffer.alloc(5) }])
    expect([packed.readUInt32BE(4), packed.readUInt32BE(12), packed.length]).toEqual([21, 13, 21])
  })
})
