import { hash, verify } from '@node-rs/argon2'

/** argon2id, 64 MiB, 3 passes, 1 lane, 32-byte tag (security.md 6); the parameters stand in the string. */
const OPTIONS = { algorithm: 2, memoryCost: 64 * 1024, timeCost: 3, parallelism: 1, outputLen: 32 } as const
const MOST_AT_ONCE = 2

/**
 * A hash of nothing anybody knows, with the parameters above: what an unknown name is compared with, so that it takes
 * as long as a known one.
 */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=65536,t=3,p=1$u9GRy6zP7pkaHBmaNy2AHQ$RSC5nThyopJdcPEhHRGwGLPe9E2oGUNWyeGhwZogfiY'

let running = 0
const waiting: (() => void)[] = []

/** Two at a time: each takes a thread of the pool that file reads need too (performance.md, "Passwords"). */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // A slot that is free is taken, one that becomes free is handed to whoever waits longest.
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

/** The one Unicode form in which passwords are compared; nothing is trimmed or changed otherwise. */
const normal = (password: string): string => password.normalize('NFC')

/** The hash of a password, with salt and parameters in the string. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), OPTIONS))
}

/** True where the password is the one of this hash; an empty hash matches nothing. */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  if (passwordHash === '') return false
  return inTurn(() => verify(passwordHash, normal(password)))
}
