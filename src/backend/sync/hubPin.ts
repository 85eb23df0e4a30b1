import type { HubIdentity } from '#shared/protocol/messages.ts'
import type { WriteTx } from '../db/clinicDatabase.ts'
import { readState, writeState } from './syncState.ts'

/** The hub that answers is not the one that this PC's clinic has its account on, or its data were made anew. */
export type PinProblem = { readonly kind: 'otherHub' }

/**
 * Whether the hub that answered is the clinic's (design.md 5): nothing is believed of another one, and what was sent
 * to it does not count as sent.
 */
export function pinProblem(tx: Pick<WriteTx, 'all'>, hub: HubIdentity): PinProblem | undefined {
  const hubId = readState(tx, 'hubId')
  if (hubId === undefined) return undefined
  const isSame = hubId === hub.hubId && readState(tx, 'generation') === hub.generation
  return isSame ? undefined : { kind: 'otherHub' }
}

/** Has this PC belong to its clinic's account at a hub from now on. */
export function pinHub(
  tx: WriteTx,
  { hub, token, address }: { readonly hub: HubIdentity; readonly token: string; readonly address: string },
): void {
  writeState(tx, 'hubId', hub.hubId)
  writeState(tx, 'generation', hub.generation)
  writeState(tx, 'token', token)
  writeState(tx, 'address', address)
}
