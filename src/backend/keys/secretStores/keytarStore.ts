import { randomBytes } from 'node:crypto'
import type { SecretStore } from '../../ports.ts'
import { assertSecretName, assertSecretValue } from './secretText.ts'

/** The three calls of keytar that this program uses. */
export type KeytarDriver = {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

const SERVICE = 'Anteroom'

/** How long a call may take, in milliseconds: a person may be typing the keyring's password into a prompt. */
export type KeytarTimes = { readonly probe: number; readonly call: number }
const USUAL_TIMES: KeytarTimes = { probe: 5_000, call: 30_000 }

/** The keychain took too long, or is still busy with a call that did. Holds no name and no value. */
class KeychainBusyError extends Error {
  constructor() {
    super('The keychain does not answer')
    this.name = 'KeychainBusyError'
  }
}

/**
 * Calls the driver with a time limit. A call that hangs keeps one of Node's few worker threads until its prompt is
 * closed, so nothing new is started until it has ended.
 */
function createGate(): <T>(call: () => Promise<T>, limit: number) => Promise<T> {
  let hanging = 0
  return async (call, limit) => {
    if (hanging > 0) throw new KeychainBusyError()
    const work = call()
    let timer: NodeJS.Timeout | undefined
    let isLate = false
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        isLate = true
        hanging += 1
        reject(new KeychainBusyError())
      }, limit)
    })
    const settled = (): void => {
      if (isLate) hanging -= 1
    }
    work.then(settled, settled)
    try {
      return await Promise.race([work, late])
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The system keychain through keytar. `read` answers undefined for "none" and for "locked": `probe` tells which. */
export function createKeytarStore(driver: KeytarDriver, times: KeytarTimes = USUAL_TIMES): SecretStore {
  const limited = createGate()

  async function probe(): Promise<'ok' | 'unavailable'> {
    const name = `probe-${randomBytes(8).toString('hex')}`
    const value = randomBytes(8).toString('hex')
    try {
      await limited(() => driver.setPassword(SERVICE, name, value), times.probe)
      const readBack = await limited(() => driver.getPassword(SERVICE, name), times.probe)
      const isRemoved = await limited(() => driver.deletePassword(SERVICE, name), times.probe)
      return readBack === value && isRemoved ? 'ok' : 'unavailable'
    } catch {
      return 'unavailable'
    }
  }

  return {
    kind: 'keychain',
    probe,
    async read(name) {
      assertSecretName(name)
      try {
        return (await limited(() => driver.getPassword(SERVICE, name), times.call)) ?? undefined
      } catch {
        return undefined
      }
    },
    async write(name, value) {
      assertSecretName(name)
      assertSecretValue(value)
      await limited(() => driver.setPassword(SERVICE, name, value), times.call)
    },
    async remove(name) {
      assertSecretName(name)
      const wasThere = await limited(() => driver.deletePassword(SERVICE, name), times.call)
      // "Nothing removed" is also what a locked keyring answers.
      if (!wasThere && (await probe()) !== 'ok') throw new KeychainBusyError()
    },
  }
}
