import { keyPaths } from './keyPaths.ts'
import { readStartFacts } from './readStartFacts.ts'
import { renewRecoverySlot } from './renewRecoverySlot.ts'
import type { KeyStores } from './secretStores/chooseStore.ts'
import { readOwnKey } from './secretStores/readOwnKey.ts'
import { readKeySlots } from './slots/readKeySlots.ts'
import { unsealKey } from './slots/sealKey.ts'
import { findStartState } from './startState.ts'

/**
 * The keys of a set-up that stopped before its database was made, with a new recovery sheet, since nobody saw the
 * first. Makes no database key. Undefined where the start state is not `resumeFirstRun` (any more).
 */
export async function resumeFirstRun(
  folder: string,
  stores: KeyStores,
): Promise<
  | {
      readonly dek: Buffer
      readonly recoveryKey: string
      readonly profileId: string
      readonly deviceId: string
    }
  | undefined
> {
  if (findStartState(await readStartFacts(folder, stores)).kind !== 'resumeFirstRun') return undefined
  const found = await readKeySlots(keyPaths(folder))
  if (found.kind !== 'ok' || found.slots.version !== 1) return undefined
  const { os, profileId, deviceId } = found.slots
  const kek = await readOwnKey(found.slots, stores)
  if (typeof kek === 'string') return undefined
  const dek = unsealKey(kek, found.slots, os)
  kek.fill(0)
  if (dek === undefined) return undefined
  return { dek, recoveryKey: await renewRecoverySlot(folder, dek), profileId, deviceId }
}
