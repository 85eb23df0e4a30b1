import { fail, ok } from '#shared/errors/index.ts'
import type { AppStage, Recovered } from './appStage.ts'
import type { ColdTries } from './coldTries.ts'
import type { ClinicDatabase } from './db/clinicDatabase.ts'
import { keyPaths } from './keys/keyPaths.ts'
import type { Unlocked } from './keys/openWithKey.ts'
import { readStartFacts } from './keys/readStartFacts.ts'
import { findStartState } from './keys/startState.ts'
import { findDoor } from './keys/unlockWithPassword.ts'
import { type UnlockedByRecovery, unlockWithRecoveryKey } from './keys/unlockWithRecoveryKey.ts'
import { noteRecovery } from './noteRecovery.ts'
import { type Commits, createOpener, type Opener } from './openFiles.ts'
import { secureNextStart } from './openRecovered.ts'
import type { Ports } from './ports.ts'
import { isRestorable, restoreBackup } from './restoreBackup.ts'
import type { StageState } from './stageState.ts'

type Parts = {
  readonly ports: Ports
  readonly commits: Commits
  readonly state: StageState
  readonly tries: ColdTries
  /** Makes the clinic the open one; what it took is told to everybody. */
  readonly open: (db: ClinicDatabase, key: Buffer, recovered: Recovered | null) => Promise<void>
}
type OpenActs = Pick<AppStage, 'openWithRecoveryKey' | 'openWithPassword' | 'restoreBackup'>

/** Takes over what a key opened; else the recovery screen says what is the matter with the file. */
async function take(
  { open, state }: Parts,
  unlocked: Unlocked,
  opener: Opener,
  recovered: Recovered | null = null,
): Promise<boolean> {
  const taken = opener.taken()
  if (unlocked.kind === 'open' && taken !== undefined) {
    await open(taken.db, taken.key, recovered)
    unlocked.dek.fill(0)
    return true
  }
  if (unlocked.kind === 'recovery') {
    state.setRecovery(unlocked.reason, false, unlocked.dek)
    unlocked.dek?.fill(0)
  }
  return false
}

async function takeRecovered(parts: Parts, unlocked: UnlockedByRecovery, opener: Opener): Promise<void> {
  const { ports, state } = parts
  const before = state.now()
  if (!(await take(parts, unlocked, opener))) return
  const now = state.now()
  if (now.stage !== 'open') return
  // Where only a password was missing, this PC's own key is in order.
  const recovered =
    before.stage === 'recovery'
      ? await secureNextStart(ports, state.keyInUse(), before.reason, unlocked.lostSlots)
      : null
  await noteRecovery(now.db, 'keys.openedWithRecoveryKey', recovered)
  if (recovered !== null) await parts.open(now.db, Buffer.from(state.keyInUse()), recovered)
}

/** After a restore: where this PC's own key is lost besides, it gets a new one, so that the next start needs no sheet. */
async function renewLostKey({ ports, state }: Parts): Promise<void> {
  const found = findStartState(await readStartFacts(ports.paths.data, ports))
  if (found.kind === 'recovery' && (found.reason === 'keyMissing' || found.reason === 'keyWrong'))
    await secureNextStart(ports, state.keyInUse(), found.reason, undefined)
}

/** Puts the newest sound backup in the place of data that can't be read or is gone, and opens it. */
async function restoreNewest(parts: Parts): ReturnType<OpenActs['restoreBackup']> {
  const { ports, commits, state } = parts
  const before = state.now()
  const key = state.keyInHand()
  if (before.stage !== 'recovery' || key === undefined || !isRestorable(before.reason))
    return fail('NO_SOUND_BACKUP', {})
  const restored = restoreBackup(keyPaths(ports.paths.data), key, ports.clock.now())
  if (restored === undefined) return fail('NO_SOUND_BACKUP', {})
  const opener = createOpener(ports, commits)
  const outcome = await opener.opens(key)
  const taken = opener.taken()
  if (outcome !== 'ok' || taken === undefined) return fail('NO_SOUND_BACKUP', {})
  const recovered = { how: 'databaseRestored', backupMadeAt: restored.madeAt } as const
  await noteRecovery(taken.db, 'keys.backupRestored', recovered)
  await parts.open(taken.db, taken.key, recovered)
  await renewLostKey(parts)
  return ok(null)
}

/** The acts that open a clinic which does not open by itself. */
export function createOpenActs(parts: Parts): OpenActs {
  const { ports, commits, state, tries } = parts
  const { data } = ports.paths
  return {
    openWithRecoveryKey: (recoveryKey) =>
      state.inTurn(async () => {
        const before = state.now()
        if (before.stage === 'open') return ok(null)
        const isAsked =
          before.stage === 'passwordNeeded' || (before.stage === 'recovery' && before.canUseRecoveryKey)
        if (!isAsked) return fail('RECOVERY_KEY_WRONG', { reason: 'notThisClinic' })
        const attempt = await tries.beginRecovery()
        if (!attempt.ok) return attempt
        const opener = createOpener(ports, commits)
        const unlocked = await unlockWithRecoveryKey(data, recoveryKey, opener.opens)
        if (!unlocked.ok) return unlocked
        await attempt.data.takeBack()
        await takeRecovered(parts, unlocked.data, opener)
        return ok(null)
      }),
    openWithPassword: (email, password) =>
      state.inTurn(async () => {
        if (state.now().stage !== 'passwordNeeded') return ok(null)
        const door = await findDoor(data, ports, email)
        if ('reason' in door) {
          state.setRecovery(door.reason, true)
          return ok(null)
        }
        try {
          const attempt = await tries.begin(door.tag)
          if (!attempt.ok) return attempt
          const opener = createOpener(ports, commits)
          const unlocked = await door.enter(password, opener.opens)
          if (unlocked === undefined) return fail('WRONG_CREDENTIALS', {})
          await attempt.data.takeBack()
          await take(parts, unlocked, opener)
          return ok(null)
        } finally {
          door.leave()
        }
      }),
    restoreBackup: () => state.inTurn(() => restoreNewest(parts)),
  }
}
