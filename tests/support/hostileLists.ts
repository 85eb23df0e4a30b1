const MB = 1024 * 1024
const HEAD = 'First name,Last name,E-mail,Role,Phone,Bio\n'

/** The text again and again behind the header, up to a size. */
function filled(bytes: number, text: string, start = ''): Buffer {
  const list = Buffer.alloc(bytes, text)
  list.write(HEAD + start)
  return list
}

function linesOf(count: number, line: (index: number) => string): Buffer {
  return Buffer.from(HEAD + Array.from({ length: count }, (_, index) => line(index)).join(''))
}

/**
 * Lists that nobody means well with (security.md I6), by what they are.
 * @param share how much of the full size: at 1 a million lines, and files of the most that is read
 */
export const HOSTILE_LISTS = {
  'a million lines': (share: number) =>
    linesOf(1_000_000 * share, (index) => `A,B${String(index)},a${String(index)}@x.ca,Contact\n`),
  'as many people as are read': (share: number) =>
    linesOf(
      50_000 * share,
      (index) =>
        `Ada,Byte${String(index)},ada${String(index)}@maple.example,Contact,416 555 0100,${'x'.repeat(200)}\n`,
    ),
  'everybody of one name': (share: number) => linesOf(50_000 * share, () => 'Ada,Byte,,Contact,,\n'),
  'one cell': (share: number) => filled(31 * MB * share, 'x', 'Ada,Byte,"'),
  'one line of separators': (share: number) => filled(31 * MB * share, ','),
  'nothing but quotes': (share: number) => filled(31 * MB * share, '"'),
  'nothing but line ends': (share: number) => filled(31 * MB * share, '\r'),
  'ragged lines': (share: number) => filled(31 * MB * share, 'a,b\r\n,\n"c"\r'),
} as const satisfies Record<string, (share: number) => Buffer>

export type HostileList = keyof typeof HOSTILE_LISTS
