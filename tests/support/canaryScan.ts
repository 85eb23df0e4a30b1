import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text or key that must stand nowhere in clear, with the name a report gives it. */
export type Canary = { readonly name: string; readonly value: string | Uint8Array }

type Needle = { readonly name: string; readonly bytes: Buffer }
/** Shorter than this, what is found may be chance. */
const LEAST_BYTES = 5

/** The part of a base64 text that depends on these bytes alone, for each of the three places they can stand at. */
function base64Forms(value: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), value])
      .toString('base64')
      .replaceAll('=', '')
    return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + value.length) * 8) / 6))
  })
}

function needlesFor({ name, value }: Canary): Needle[] {
  const texts =
    typeof value === 'string' ? [...new Set([value, value.toLowerCase(), value.toUpperCase()])] : []
  const plain = typeof value === 'string' ? texts.map((text) => Buffer.from(text)) : [Buffer.from(value)]
  const hex = Buffer.from(value).toString('hex')
  const encoded: (readonly [string, Buffer])[] = [
    ...plain.map((bytes) => ['UTF-8', bytes] as const),
    ...texts.map((text) => ['UTF-16LE', Buffer.from(text, 'utf16le')] as const),
    ...base64Forms(Buffer.from(value)).map((text) => ['base64', Buffer.from(text)] as const),
    ...[hex, hex.toUpperCase()].map((text) => ['hex', Buffer.from(text)] as const),
  ]
  return encoded
    .filter(([, bytes]) => bytes.length >= LEAST_BYTES)
    .map(([encoding, bytes]) => ({ name: `${name} as ${encoding}`, bytes }))
}

/** Which canaries stand in some bytes, in clear or in UTF-16LE, base64 (at any place) or hex. */
export function findCanaries(bytes: Buffer, canaries: readonly Canary[]): string[] {
  return canaries
    .flatMap(needlesFor)
    .filter((needle) => bytes.includes(needle.bytes))
    .map((needle) => needle.name)
}

export function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const found = lstatSync(path)
    if (found.isDirectory()) return listFiles(path)
    return found.isFile() ? [path] : []
  })
}

/** What a scan found: every hit by file, and how much was read. */
export type Scan = { readonly hits: readonly string[]; readonly files: number; readonly bytes: number }

/** Reads every file under these folders for canaries. */
export function scanFolders(folders: readonly string[], canaries: readonly Canary[]): Scan {
  const needles = canaries.flatMap(needlesFor)
  const hits: string[] = []
  let bytes = 0
  const files = folders.flatMap(listFiles)
  for (const file of files) {
    const content = readFileSync(file)
    bytes += content.length
    for (const needle of needles) if (content.includes(needle.bytes)) hits.push(`${needle.name} in ${file}`)
  }
  return { hits, files: files.length, bytes }
}
