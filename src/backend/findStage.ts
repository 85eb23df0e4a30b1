import type { KeyPolicy } from '#shared/contract/start.ts'
import type { StageNow } from './appStage.ts'
import type { ClinicDatabase } from './db/clinicDatabase.ts'
import { keyPaths } from './keys/keyPaths.ts'
import { readStartFacts } from './keys/readStartFacts.ts'
import { placeOf } from './keys/slots/keySlots.ts'
import { readKeySlots } from './keys/slots/readKeySlots.ts'
import { findStartState } from './keys/startState.ts'
import { unlockWithStore } from './keys/unlockWithStore.ts'
import { type Commits, createOpener } from './openFiles.ts'
import type { Ports, SecretStore } from './ports.ts'

/** Where the program stands; a key beside a recovery opens backups, though not what lies there. */
export type FoundStage =
  | { readonly now: Exclude<StageNow, { stage: 'open' }>; readonly keyInHand?: Buffer }
  | { readonly opened: ClinicDatabase; readonly key: Buffer }

/** Which store keeps this clinic's own key, and under which policy, as its slots say. */
export async function readKeyFacts(
  folder: string,
): Promise<{ readonly store: SecretStore['kind']; readonly policy: KeyPolicy }> {
  const found = await readKeySlots(keyPaths(folder))
  if (found.kind !== 'ok') return { store: 'keychain', policy: 'unattended' }
  return {
    store: placeOf(found.slots).store,
    policy: found.slots.version === 1 ? 'unattended' : 'password',
  }
}

/** Only to restore by: the key of data that is gone, where this PC has it without asking anybody. */
async function keyOfMissing(ports: Ports): Promise<Buffer | undefined> {
  const found = await readKeySlots(keyPaths(ports.paths.data))
  if (found.kind !== 'ok' || found.slots.version !== 1) return undefined
  const unlocked = await unlockWithStore(ports.paths.data, ports, () => Promise.resolve('damaged'))
  return unlocked.kind === 'recovery' ? unlocked.dek : undefined
}

/** Finds out where a data folder stands, and opens the clinic where nobody is needed for it (security.md 4.3). */
export async function findStage(ports: Ports, commits: Commits): Promise<FoundStage> {
  const { data } = ports.paths
  const state = findStartState(await readStartFacts(data, ports))
  switch (state.kind) {
    case 'firstRun':
    case 'firstRunBlocked':
    case 'resumeFirstRun':
      return { now: { stage: 'firstRun' } }
    case 'passwordNeeded':
      return { now: { stage: 'passwordNeeded', keyStore: (await readKeyFacts(data)).store } }
    case 'recovery': {
      const { reason, canUseRecoveryKey } = state
      const now = { stage: 'recovery', reason, canUseRecoveryKey } as const
      const keyInHand = reason === 'databaseMissing' ? await keyOfMissing(ports) : undefined
      return keyInHand === undefined ? { now } : { now, keyInHand }
    }
    case 'open': {
      const opener = createOpener(ports, commits)
      const unlocked = await unlockWithStore(data, ports, opener.opens)
      const taken = opener.taken()
      if (unlocked.kind === 'open' && taken !== undefined) return { opened: taken.db, key: taken.key }
      const reason = unlocked.kind === 'recovery' ? unlocked.reason : 'startFailed'
      const now = { stage: 'recovery', reason, canUseRecoveryKey: reason === 'keyWrong' } as const
      const dek = unlocked.kind === 'recovery' ? unlocked.dek : undefined
      return dek === undefined ? { now } : { now, keyInHand: dek }
    }
  }
}
