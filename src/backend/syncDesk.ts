import type { SyncState } from '#shared/contract/sync.ts'
import type { DeviceId, UserId } from '#shared/domain/ids.ts'
import type { OwnerChangeKind } from '#shared/domain/ownerChanges.ts'
import type { Result } from '#shared/errors/index.ts'
import type { DeviceStatus } from '#shared/protocol/messages.ts'
import type { ClinicDatabase, Doer } from './db/clinicDatabase.ts'
import type { HubClient } from './sync/hubClient.ts'

/** What this PC's list of staff is worth (security.md 6, "Staff list freshness"). */
export type StaffList = {
  /** True where only owners may sign in. */
  readonly isOld: boolean
  /** Null where the clinic has no hub, and so no limit. */
  readonly daysLeft: number | null
  /** The last whole exchange with the hub, in ms; null where none is known. */
  readonly lastContactAt: number | null
}

/** Something that another PC did to an owner's rights, and that nobody at this PC has said they know of. */
export type OwnerChange = {
  readonly userId: UserId
  readonly name: string
  readonly what: OwnerChangeKind
  /** The PC that did it, as its sets are signed, whoever it says did it; empty where it bears no name. */
  readonly deviceName: string
  /** By that PC's clock, in ms. */
  readonly at: number
  /** Names this change of it, so that a later one is not settled with it. */
  readonly version: string
}

/** What owners at this PC hear of other PCs' doing to owners' rights, and say that they know of. */
export type OwnerChanges = {
  readonly list: (db: ClinicDatabase) => readonly OwnerChange[]
  /** @returns false where there is no such change any more */
  readonly settle: (
    db: ClinicDatabase,
    doer: Doer,
    change: Pick<OwnerChange, 'userId' | 'what' | 'version'>,
    isSettled: boolean,
  ) => Promise<boolean>
}

/** How this PC's data become what another PC has, where they differ without anybody's doing (security.md S12). */
export type DataCopies = {
  /** Whose data it takes, and whether they are coming; null where it takes nobody's. */
  readonly state: (db: ClinicDatabase) => SyncState['copying']
  /** An owner has it take those of another PC of the clinic. @returns false where some are coming already */
  readonly ask: (db: ClinicDatabase, doer: Doer, sourceId: DeviceId) => Promise<boolean>
  /** An owner lets it be. @returns false where nothing waits, or the data are coming already */
  readonly leave: (db: ClinicDatabase, doer: Doer) => Promise<boolean>
}

type HubFailure = 'HUB_UNREACHABLE' | 'HUB_UNSAFE' | 'HUB_REFUSED'

/** How features reach the sync of the open clinic; `sync/syncKeeper.ts` carries it out. */
export type SyncDesk = {
  readonly state: () => Promise<SyncState>
  readonly staffList: () => Promise<StaffList>
  /** An owner answers for a list that is old: 14 more days. */
  readonly confirmStaffList: (doer: Doer) => Promise<void>
  /** Tries now instead of at the next turn. */
  readonly now: () => void
  /** Where the hub is, and what it says of each PC; null and none where there is no hub, or no answer. */
  readonly hub: () => Promise<{
    readonly address: string | null
    readonly devices: readonly DeviceStatus[] | null
  }>
  /** Where the clinic's hub is; null where it has none. Asks nobody. */
  readonly hubAddress: () => Promise<string | null>
  /** The hub as a place for the clinic's team page; undefined where none is spoken to. */
  readonly pages: () =>
    | (Pick<HubClient, 'teamPage' | 'putTeamPage' | 'withdrawTeamPage'> & {
        /** Whether the last exchange went well, and this PC has heard what the hub has. */
        readonly isInStep: () => boolean
      })
    | undefined
  readonly createAccount: (
    doer: Doer,
    account: { readonly address: string; readonly registrationCode: string },
  ) => Promise<Result<null, HubFailure | 'HUB_ALREADY'>>
  /** Has the clinic's account at another hub, or again at one that lost it. */
  readonly changeHub: (
    doer: Doer,
    account: { readonly address: string; readonly registrationCode: string },
  ) => Promise<Result<null, HubFailure | 'NO_HUB' | 'HUB_ALREADY'>>
  /** The code for one new PC, and until when it counts, in ms. */
  readonly invite: (
    doer: Doer,
  ) => Promise<Result<{ readonly code: string; readonly expiresAt: number }, HubFailure | 'NO_HUB'>>
  /** Says whether the set that waits for an owner is taken. @returns false where none of this hash waits */
  readonly decideHeld: (doer: Doer, hash: string, take: boolean) => Promise<boolean>
  readonly ownerChanges: OwnerChanges
  readonly copies: DataCopies
  readonly revoke: (doer: Doer, deviceId: DeviceId) => Promise<Result<null, HubFailure | 'NO_HUB'>>
}
