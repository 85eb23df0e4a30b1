import { execFileSync } from 'node:child_process'
import { inflateSync } from 'node:zlib'
import { must } from '#shared/lib/must.ts'

type Objects = ReadonlyMap<string, { readonly head: string; readonly stream: string }>

/** The objects of a PDF by their number, streams unpacked. */
function readObjects(pdf: Buffer): Objects {
  const text = pdf.toString('latin1')
  const objects = new Map<string, { head: string; stream: string }>()
  for (const found of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', body = ''] = found
    const cut = body.indexOf('stream\n')
    const head = cut === -1 ? body : body.slice(0, cut)
    const raw = cut === -1 ? '' : body.slice(cut + 'stream\n'.length, body.lastIndexOf('\nendstream'))
    const isPacked = head.includes('/FlateDecode')
    objects.set(id, {
      head,
      stream: isPacked ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw,
    })
  }
  return objects
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** What each glyph number of a font stands for, from the table that lets a reader copy and search. */
function readGlyphs(cmap: string): Map<string, string> {
  const glyphs = new Map<string, string>()
  for (const [, from = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const texts = [...list.matchAll(/<([0-9a-f ]*)>/gi)]
    for (const [at, [, hex = '']] of texts.entries()) {
      const glyph = (Number.parseInt(from, 16) + at).toString(16).padStart(4, '0')
      glyphs.set(glyph, utf16(hex.replaceAll(' ', '')))
    }
  }
  return glyphs
}

function readFonts(objects: Objects): Map<string, Map<string, string>> {
  const fonts = new Map<string, Map<string, string>>()
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, cmap = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '') ?? []
      fonts.set(name, readGlyphs(objects.get(cmap)?.stream ?? ''))
    }
  }
  return fonts
}

/**
 * The text of a PDF as its own tables give it back, in the order in which it is drawn; pieces of one line follow each
 * other, lines are apart. Throws where a glyph has no text, since nobody could read it then either.
 */
export function readPdfText(pdf: Buffer): string {
  const objects = readObjects(pdf)
  const fonts = readFonts(objects)
  const lines = new Map<string, string>()
  for (const { stream } of objects.values()) {
    for (const [block] of stream.matchAll(/BT\n[\s\S]*?\nET/g)) {
      const [, name = ''] = /\/(F\d+) [\d.]+ Tf/.exec(block) ?? []
      const [, y = ''] = /1 0 0 1 [\d.]+ ([\d.]+) Tm/.exec(block) ?? []
      const glyphs = must(fonts.get(name), `font ${name}`)
      const codes = [...block.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      const text = codes.map((code) => must(glyphs.get(code.toLowerCase()), `glyph ${code}`)).join('')
      lines.set(y, (lines.get(y) ?? '') + text)
    }
  }
  return [...lines.values()].join('\n').normalize('NFC')
}

/** The same by another program, poppler's; undefined where this machine has none. */
export function readWithPoppler(file: string): string | undefined {
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC')
  } catch {
    return undefined
  }
}
