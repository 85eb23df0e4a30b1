import { setTimeout } from 'node:timers/promises'
import type { Clock } from '#shared/lib/hybridClock.ts'
import type { DeviceStatus } from '#shared/protocol/messages.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import type { HubClient } from '../hubClient.ts'
import { compareDigests } from './compareDigests.ts'
import { type Digest, makeDigest } from './makeDigest.ts'

/** Nobody has said anything for so long: then the rows are read. */
const QUIET_MS = 1_000
/** After a digest that took a second, the next one waits for twenty: a big, busy clinic's PCs do not read all day. */
const REST_FACTOR = 20
/** With nothing said at all, the rows are read again after this: a disk may forget without a word. */
const AGAIN_MS = 10 * 60_000

type Parts = {
  readonly db: Pick<ClinicDatabase, 'freeze' | 'device'>
  readonly appVersion: string
  readonly clock: Pick<Clock, 'monotonic'>
  readonly hub: Pick<HubClient, 'status'>
  /** Told which PCs differ, by id, each time the hub was asked. */
  readonly onCompared: (differing: readonly string[]) => void
  /** Told of an error that no hub causes. */
  readonly onThrow: (error: unknown) => void
}

/** Makes digests while nothing else happens, and knows which PCs differ. */
export class DigestWatch {
  readonly #parts: Parts
  #digest: Digest | undefined
  #madeAt = 0
  #notBefore = 0
  #differing: readonly string[] = []

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The last digest that was made. */
  get digest(): Digest | undefined {
    return this.#digest
  }

  /** Takes note of what the hub says of all PCs. @returns the ids of those that differ from this one */
  note(devices: readonly DeviceStatus[]): readonly string[] {
    const { db, appVersion } = this.#parts
    const self = { deviceId: db.device.id, appVersion, digest: this.#digest }
    this.#differing = compareDigests(this.#differing, self, devices)
    return this.#differing
  }

  /** Looks whether all PCs have the same, while nobody says anything, until `signal` ends it. Never rejects. */
  async compareWhenQuiet(cursor: number, signal: AbortSignal): Promise<void> {
    const { hub, appVersion, onCompared, onThrow } = this.#parts
    try {
      if (!(await this.#makeWhenQuiet(cursor, signal)) || this.#digest?.cursor !== cursor) return
      const told = await hub.status({ unsent: 0, cursor, appVersion, digest: this.#digest.hash })
      if (told.ok) onCompared(this.note(told.data.devices))
    } catch (error) {
      if (!signal.aborted) onThrow(error)
    }
  }

  /**
   * Waits for quiet and makes a digest, where there is something new to compare.
   * @returns whether a new one was made before `signal` ended it
   */
  async #makeWhenQuiet(cursor: number, signal: AbortSignal): Promise<boolean> {
    const { db, clock } = this.#parts
    const now = clock.monotonic()
    if (this.#digest?.cursor === cursor && now - this.#madeAt < AGAIN_MS) return false
    try {
      await setTimeout(Math.max(QUIET_MS, this.#notBefore - now), undefined, { signal, ref: false })
    } catch {
      return false
    }
    const since = clock.monotonic()
    const digest = await makeDigest(db, signal)
    const at = clock.monotonic()
    this.#notBefore = at + (at - since) * REST_FACTOR
    if (digest === undefined || signal.aborted) return false
    this.#digest = digest
    this.#madeAt = at
    return true
  }
}
