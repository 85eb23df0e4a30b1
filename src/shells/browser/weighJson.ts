const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN = new Set([0x5b, 0x7b])
const CLOSE = new Set([0x5d, 0x7d])

const MAX_DEPTH = 64
const MAX_ITEMS = 200_000

/** The index after the string whose first character is at `from`; past the end where it never ends. */
function skipString(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return at + 1
}

/**
 * True where a JSON text is too deep or has too many items to be parsed: a few megabytes of brackets would cost
 * `JSON.parse` a gigabyte. One pass, before parsing; says nothing about whether the text is JSON.
 */
export function isTooHeavy(bytes: Buffer): boolean {
  let depth = 0
  let items = 0
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    at += 1
    if (byte === QUOTE) at = skipString(bytes, at)
    else if (byte === COMMA) items += 1
    else if (OPEN.has(byte)) {
      depth += 1
      items += 1
    } else if (CLOSE.has(byte)) depth -= 1
    if (depth > MAX_DEPTH || items > MAX_ITEMS) return true
  }
  return false
}
