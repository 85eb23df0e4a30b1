import type { Recovered, RecoveryReason } from './appStage.ts'
import { keyPaths } from './keys/keyPaths.ts'
import { rebuildSlots, renewOwnKey } from './keys/rewrapOsSlot.ts'
import { chooseStore } from './keys/secretStores/chooseStore.ts'
import type { BackupKeys } from './keys/slots/keySlots.ts'
import { placeOf } from './keys/slots/keySlots.ts'
import { readKeySlots } from './keys/slots/readKeySlots.ts'
import type { Ports, SecretStore } from './ports.ts'

/** The store for this PC's own key from now on: the file where somebody asked for it, else where it was. */
async function storeFor(ports: Ports): Promise<SecretStore | undefined> {
  if (ports.prefersKeyFile) return ports.keyFile
  const found = await readKeySlots(keyPaths(ports.paths.data))
  return chooseStore(ports, found.kind === 'ok' ? placeOf(found.slots).store : undefined)
}

/** A store that is only locked has its key still: it is left alone, and the sheet opens this session. */
const KEEPS_ITS_KEY: ReadonlySet<RecoveryReason> = new Set(['storeUnavailable', 'noDriver'])

/**
 * After the sheet opened the clinic: a new key of this PC where the old one is lost, new slots where those are. Says
 * what was done; where the store can't take a key now, the next start asks for the sheet again.
 */
export async function secureNextStart(
  ports: Ports,
  dek: Buffer,
  reason: RecoveryReason,
  lostSlots: BackupKeys | undefined,
): Promise<Recovered> {
  const done = (how: Recovered['how']): Recovered => ({ how, backupMadeAt: null })
  const store = await storeFor(ports)
  const movesToFile = ports.prefersKeyFile && store?.kind === 'file'
  if (store === undefined || (KEEPS_ITS_KEY.has(reason) && !movesToFile)) return done('thisSessionOnly')
  const input = { folder: ports.paths.data, stores: ports, store, dek }
  try {
    const written = lostSlots === undefined ? await renewOwnKey(input) : await rebuildSlots(input, lostSlots)
    if (!written.ok) return done('thisSessionOnly')
    return done(lostSlots === undefined ? 'keyRenewed' : 'slotsRebuilt')
  } catch {
    ports.log({ level: 'warn', code: 'keys.notRewrapped' })
    return done('thisSessionOnly')
  }
}
