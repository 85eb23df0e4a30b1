import type { SyncState } from '#shared/contract/sync.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/errors/index.ts'
import type { DeviceStatus } from '#shared/protocol/messages.ts'
import type { Doer } from './db/clinicDatabase.ts'
import type { HubClient } from './sync/hubClient.ts'

type HubFailure = 'HUB_UNREACHABLE' | 'HUB_UNSAFE' | 'HUB_REFUSED'

/** How features reach the sync of the open clinic; `sync/syncKeeper.ts` carries it out. */
export type SyncDesk = {
  readonly state: () => Promise<SyncState>
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
  /** The code for one new PC, and until when it counts, in ms. */
  readonly invite: (
    doer: Doer,
  ) => Promise<Result<{ readonly code: string; readonly expiresAt: number }, HubFailure | 'NO_HUB'>>
  /** Says whether the set that waits for an owner is taken. @returns false where none of this hash waits */
  readonly decideHeld: (doer: Doer, hash: string, take: boolean) => Promise<boolean>
  readonly revoke: (doer: Doer, deviceId: DeviceId) => Promise<Result<null, HubFailure | 'NO_HUB'>>
}
