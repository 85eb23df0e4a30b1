/** Tells other hub processes which clinics have news. */
export type Announcer = {
  /** Returns at once: whoever pushed does not wait for it. */
  readonly announce: (clinicId: string) => void
  /** Resolves when what was announced is told. */
  readonly settled: () => Promise<void>
}

/**
 * Gathers what is announced while the last telling is on its way: one statement tells any number of clinics.
 * @param tell may fail: who is not woken looks by itself a moment later
 */
export function createAnnouncer(tell: (clinicIds: readonly string[]) => Promise<void>): Announcer {
  const waiting = new Set<string>()
  let telling: Promise<void> | undefined
  const tellAll = async (): Promise<void> => {
    while (waiting.size > 0) {
      const clinicIds = [...waiting]
      waiting.clear()
      await tell(clinicIds).catch(() => undefined)
    }
    telling = undefined
  }
  return {
    announce: (clinicId) => {
      waiting.add(clinicId)
      telling ??= tellAll()
    },
    settled: async () => telling,
  }
}
