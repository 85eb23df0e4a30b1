import type { HubIdentity } from './messages.ts'

/** What the PC that renewed a clinic's account signs: the clinic is at this hub from now on. */
export function renewalText(hub: HubIdentity, clinicId: string, deviceId: string): string {
  return textOf('anteroom renewal', hub, clinicId, deviceId)
}

/**
 * What another PC signs to be let in again.
 * @param at by the hub's clock, where it was there before
 */
export function returnText(hub: HubIdentity, clinicId: string, deviceId: string, at?: number): string {
  return textOf('anteroom return', hub, clinicId, deviceId, ...(at === undefined ? [] : [at]))
}

function textOf(
  about: string,
  { hubId, generation }: HubIdentity,
  ...more: readonly (string | number)[]
): string {
  return JSON.stringify([about, hubId, generation, ...more])
}
