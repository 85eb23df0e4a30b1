import type { DeviceStatus } from '#shared/protocol/messages.ts'
import type { Digest } from './makeDigest.ts'

/** This PC, as far as a comparison needs it. */
export type Compared = {
  readonly deviceId: string
  readonly appVersion: string
  readonly digest: Digest | undefined
}

/**
 * Which PCs do not have what this one has, though both heard the hub up to the same set and have nothing of their own
 * (security.md S12). A PC that can't be compared now, being further or of another version, counts as it did before.
 * @param before ids of the PCs that differed until now
 */
export function compareDigests(
  before: readonly string[],
  { deviceId, appVersion, digest }: Compared,
  devices: readonly DeviceStatus[],
): readonly string[] {
  if (digest === undefined) return before
  return devices.flatMap((other) => {
    if (other.deviceId === deviceId || other.isRevoked) return []
    const isComparable =
      other.digest !== null && other.cursor === digest.cursor && other.appVersion === appVersion
    const differs = isComparable ? other.digest !== digest.hash : before.includes(other.deviceId)
    return differs ? [other.deviceId] : []
  })
}
