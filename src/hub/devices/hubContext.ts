import type { HubIdentity } from '#shared/protocol/messages.ts'
import type { HubConfig } from '../config.ts'
import type { ClinicTx, Storage } from '../storage/storage.ts'
import type { NewsDesk } from './newsDesk.ts'
import { Refusal } from './refusal.ts'

/** What every use case of the hub works with. */
export type HubContext = {
  readonly storage: Storage
  readonly config: HubConfig
  readonly news: NewsDesk
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The PC that asks, as its token says. */
export type Caller = { readonly clinicId: string; readonly deviceId: string }

export type ClinicState = { readonly hub: HubIdentity; readonly head: number; readonly oldest: number }

type ClinicRow = { readonly generation: string; readonly head: number; readonly oldest: number }

/** What a clinic's row says of it. Throws notFound where there is none. */
export function stateOf(hub: HubContext, row: ClinicRow | undefined): ClinicState {
  if (row === undefined) throw new Refusal('notFound')
  const { generation, head, oldest } = row
  return { hub: { hubId: hub.storage.hubId, generation }, head, oldest }
}

/** The clinic's head, and the hub as this clinic knows it. */
export async function readClinic(hub: HubContext, tx: ClinicTx, clinicId: string): Promise<ClinicState> {
  const row = await tx
    .selectFrom('clinic')
    .select(['generation', 'head', 'oldest'])
    .where('clinic_id', '=', clinicId)
    .executeTakeFirst()
  return stateOf(hub, row)
}
