import { createInterface } from 'node:readline'
import type { ReadStream } from 'node:tty'

/** What a command needs of a terminal; tests give their own. */
export type Terminal = {
  readonly print: (line: string) => void
  readonly printError: (line: string) => void
  /** Replaces the line of the last call, where the output is a screen. */
  readonly showProgress: (line: string) => void
  /** E-mail and password of whoever imports; undefined where they were not given. */
  readonly askSignIn: () => Promise<{ email: string; password: string } | undefined>
}

const KEYS = { enter: ['\r', '\n'], backspace: ['\u007f', '\b'], stop: ['\u0003', '\u0004'] } as const

/** Asks without showing what is typed; undefined on Ctrl+C. */
async function askHidden(input: ReadStream, question: string): Promise<string | undefined> {
  process.stderr.write(question)
  input.setRawMode(true)
  input.setEncoding('utf8')
  input.resume()
  let typed = ''
  try {
    for await (const text of input.iterator({ destroyOnReturn: false })) {
      for (const key of String(text)) {
        if (KEYS.stop.some((one) => one === key)) return undefined
        if (KEYS.enter.some((one) => one === key)) return typed
        if (KEYS.backspace.some((one) => one === key)) typed = Array.from(typed).slice(0, -1).join('')
        else typed += key
      }
    }
    return undefined
  } finally {
    input.setRawMode(false)
    input.pause()
    process.stderr.write('\n')
  }
}

async function askVisible(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await new Promise((resolve) => {
      lines.once('close', () => resolve(undefined))
      lines.question(question, resolve)
    })
  } finally {
    lines.close()
  }
}

/** The first two lines of standard input: e-mail, then password. */
async function readTwoLines(): Promise<{ email: string; password: string } | undefined> {
  const lines: string[] = []
  for await (const line of createInterface({ input: process.stdin })) {
    lines.push(line)
    if (lines.length === 2) break
  }
  const [email, password] = lines
  return email === undefined || password === undefined ? undefined : { email: email.trim(), password }
}

/**
 * The terminal of this process. A password is typed unseen, or comes as the second line of standard input; never
 * from arguments or environment, which other programs of the machine can read.
 */
export function processTerminal(): Terminal {
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    printError: (line) => void process.stderr.write(`${line}\n`),
    showProgress: (line) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`)
    },
    askSignIn: async () => {
      const { stdin } = process
      if (!stdin.isTTY) return readTwoLines()
      const email = await askVisible('E-mail of an Owner or Office Admin: ')
      if (email === undefined) return undefined
      const password = await askHidden(stdin, 'Password: ')
      return password === undefined ? undefined : { email: email.trim(), password }
    },
  }
}
