import type { RECOVERY_REASONS } from '#shared/contract/start.ts'
import type { FoundSlots } from './slots/readKeySlots.ts'

/** What the secret store says about this clinic's key. `keyWrong`: it has one, and that opens nothing. */
export type StoreVerdict = 'keyOk' | 'keyWrong' | 'keyMissing' | 'storeUnavailable' | 'noDriver'

/** Everything start-up decides by. Holds no secret. */
export type StartFacts = {
  readonly database: boolean
  /** A -wal, -shm or -journal file. */
  readonly wal: boolean
  readonly slots: FoundSlots['kind']
  /** Anything in backups/, or files that were set aside. */
  readonly bundle: boolean
  readonly marker: boolean
  readonly hubEnrolment: boolean
  readonly store: StoreVerdict
  /** Key policy B: the slots open by a staff password. */
  readonly needsPassword: boolean
  /** A recovery slot lies beside the backups. */
  readonly backupKeys: boolean
}

/** Why the recovery screen is shown; what concerns the database file is known only after it was tried. */
export type RecoveryReason = (typeof RECOVERY_REASONS)[number]

export type StartState =
  | { readonly kind: 'firstRun' }
  /** Nothing is here yet and the store can't hold a key: retry, or ask for the key file. */
  | { readonly kind: 'firstRunBlocked'; readonly reason: 'storeUnavailable' | 'noDriver' }
  /** Keys were made, then the program stopped before the database was: go on with the same keys. */
  | { readonly kind: 'resumeFirstRun' }
  | { readonly kind: 'open' }
  /** Everything is in order, and somebody of the staff has to open it. */
  | { readonly kind: 'passwordNeeded' }
  /** `canUseRecoveryKey`: a database and a recovery slot are here, so a typed recovery key may open it. */
  | { readonly kind: 'recovery'; readonly reason: RecoveryReason; readonly canUseRecoveryKey: boolean }

/** A typed recovery key may bring back a backup where this PC's own key does not do that by itself. */
function missing(facts: StartFacts): StartState {
  const opensByItself = facts.slots === 'ok' && facts.store === 'keyOk' && !facts.needsPassword
  const canUseRecoveryKey = !opensByItself && (facts.slots === 'ok' || facts.backupKeys)
  return { kind: 'recovery', reason: 'databaseMissing', canUseRecoveryKey }
}

function stateWithoutDatabase(facts: StartFacts): StartState {
  const hasOtherTrace = facts.wal || facts.bundle || facts.backupKeys || facts.marker || facts.hubEnrolment
  if (facts.slots === 'newer') return { kind: 'recovery', reason: 'newerVersion', canUseRecoveryKey: false }
  if (hasOtherTrace || facts.slots === 'damaged') return missing(facts)
  if (facts.slots === 'ok') {
    const isUnfinished = facts.store === 'keyOk' && !facts.needsPassword
    return isUnfinished ? { kind: 'resumeFirstRun' } : missing(facts)
  }
  switch (facts.store) {
    case 'keyMissing':
      return { kind: 'firstRun' }
    case 'storeUnavailable':
    case 'noDriver':
      return { kind: 'firstRunBlocked', reason: facts.store }
    case 'keyOk':
    case 'keyWrong':
      // A key without any file: the data was here and is gone.
      return missing(facts)
  }
}

/**
 * The start-up state machine of security.md 4.3: pure, total, and the only judge of whether keys may be made. It says
 * `firstRun` for exactly one row: no trace of data, and a store that answered the probe and has no key.
 */
export function findStartState(facts: StartFacts): StartState {
  if (!facts.database) return stateWithoutDatabase(facts)
  switch (facts.slots) {
    case 'newer':
      return { kind: 'recovery', reason: 'newerVersion', canUseRecoveryKey: false }
    case 'absent':
      return { kind: 'recovery', reason: 'slotsMissing', canUseRecoveryKey: facts.backupKeys }
    case 'damaged':
      return { kind: 'recovery', reason: 'slotsDamaged', canUseRecoveryKey: facts.backupKeys }
    case 'ok':
      if (facts.store === 'keyOk') return { kind: facts.needsPassword ? 'passwordNeeded' : 'open' }
      return { kind: 'recovery', reason: facts.store, canUseRecoveryKey: true }
  }
}
