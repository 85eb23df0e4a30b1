import fileSystem from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'

/**
 * A process of its own that writes key slots and kills itself before its N-th call of the file system. Arguments: what
 * it does, the data folder, the folder of the key files, the database key as hex, and N. Prints how many calls there
 * were and exits with 0 where it came to the end.
 */
const [act = '', folder = '', keys = '', dek = '', nth = '0'] = process.argv.slice(2)

let calls = 0
const CALLS = ['mkdir', 'open', 'rename', 'rm', 'chmod', 'readFile'] as const
const HANDLE_CALLS = ['writeFile', 'sync'] as const

function dieBefore(target: object, name: string): void {
  const real: unknown = Reflect.get(target, name)
  if (typeof real !== 'function') throw new Error(`No call ${name}`)
  Reflect.set(target, name, function counted(this: unknown, ...values: unknown[]): unknown {
    calls += 1
    if (calls === Number(nth)) process.kill(process.pid, 'SIGKILL')
    return Reflect.apply(real, this, values)
  })
}

const probe = await fileSystem.open(import.meta.filename, 'r')
for (const name of HANDLE_CALLS) dieBefore(Object.getPrototypeOf(probe), name)
await probe.close()
for (const name of CALLS) dieBefore(fileSystem, name)
syncBuiltinESMExports()
calls = 0

const { createKeys } = await import('#backend/keys/createKeys.ts')
const { renewRecoverySlot } = await import('#backend/keys/renewRecoverySlot.ts')
const { rewrapOsSlot } = await import('#backend/keys/rewrapOsSlot.ts')
const { createFileStore } = await import('#backend/keys/secretStores/fileStore.ts')

const keyFile = createFileStore(join(keys, 'secrets'))
const stores = { keychain: undefined, keyFile, prefersKeyFile: true }
if (act === 'firstRun') await createKeys({ folder, store: keyFile, deviceId: 'pc-1' })
if (act === 'rewrap') await rewrapOsSlot({ folder, stores, store: keyFile, dek: Buffer.from(dek, 'hex') })
if (act === 'newSheet') await renewRecoverySlot(folder, Buffer.from(dek, 'hex'))
console.log(calls)
